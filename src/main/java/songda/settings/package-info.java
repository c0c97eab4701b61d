/**
 * Configuration. In: conf/songda.yaml, the environment, the command line; out: records, parsed
 * once. Promises that nobody else reads configuration, and that an unknown key or a bad value stops
 * the start with its name.
 */
package songda.settings;
