-- The whole schema of Songda (docs/ARCHITECTURE.md says which room owns which table).
-- States are text columns with a CHECK; the transition tables stand in the code, one test compares the two.
-- Keys of the hot tables start with dispatch_id, so that they can be distributed by it later.

-- ── the installation ─────────────────────────────────────────────────────────
create table installation (
  key   text primary key,
  value text not null
);
comment on table installation is 'Marks of this database, such as kind = demo; serve refuses a demo database.';

-- ── people and keys (access) ─────────────────────────────────────────────────
create table account (
  id            bigint generated always as identity primary key,
  login         text not null unique check (login ~ '^[a-z][a-z0-9._-]{1,31}$'),
  name          text not null check (name <> ''),
  roles         text[] not null check (roles <@ array['clerk','reviewer','administrator','auditor','instructions'] and cardinality(roles) > 0),
  password_hash text not null,
  created_at    timestamptz not null,
  disabled_at   timestamptz
);

create table session (
  token_hash bytea primary key check (length(token_hash) = 32),
  account_id bigint not null references account,
  csrf       text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at)
);
create index session_expiry on session (expires_at);   -- retention

create table api_key (
  id           bigint generated always as identity primary key,
  account_id   bigint not null references account,
  label        text not null,
  key_hash     bytea not null unique check (length(key_hash) = 32),
  scopes       text[] not null,
  created_at   timestamptz not null,
  revoked_at   timestamptz
);

create table idempotency_key (
  caller       text not null,
  key          text not null check (length(key) between 1 and 255),
  request_hash bytea not null check (length(request_hash) = 32),
  created_at   timestamptz not null,
  status       int,
  content_type text,
  body         bytea,
  primary key (caller, key)
);
comment on column idempotency_key.status is 'null while the first request is still running; kept 24 hours';
create index idempotency_key_age on idempotency_key (created_at);   -- retention

-- ── documents and bulletins ──────────────────────────────────────────────────
create table document (
  sha256     bytea primary key check (length(sha256) = 32),
  file_name  text not null,
  media_type text not null,
  size       bigint not null check (size = length(content)),
  content    bytea not null,
  stored_at  timestamptz not null
);

create table bulletin (
  id             bigint generated always as identity primary key,
  version        int not null default 1 check (version > 0),
  previous_id    bigint references bulletin,
  state          text not null default 'draft'
                 check (state in ('draft','submitted','approved','scheduled','released','closed','withdrawn')),
  revision       int not null default 0,
  document       bytea not null references document,
  text           text not null,
  name           text check (name <> ''),
  issue          int check (issue > 0),
  issue_total    int check (issue_total > 0),
  extra          boolean not null default false,
  year           int check (year between 1949 and 9999),
  issuer         text check (issuer <> ''),
  issued_on      date,
  signed_by      text,
  urgency        text,
  classification text,
  deadline_on    date,
  meta           jsonb not null default '{}',
  printed_facts  jsonb not null default '[]',
  warnings       jsonb not null default '[]',
  author_id      bigint not null references account,
  created_at     timestamptz not null,
  edited_by      bigint references account,
  submitted_by   bigint references account,
  submitted_at   timestamptz,
  scheduled_for  timestamptz,
  decided_by     bigint references account,
  decided_at     timestamptz,
  decision_note  text,
  constraint second_person check (decided_by <> author_id),
  -- In a draft decided_by is whoever rejected it, and they may edit it afterwards.
  constraint second_pair_of_eyes check (state = 'draft' or (decided_by <> edited_by and decided_by <> submitted_by)),
  constraint approved_by_somebody check (state not in ('approved','scheduled','released','closed','withdrawn') or decided_by is not null),
  constraint released_complete check (state not in ('released','closed','withdrawn')
    or (name is not null and issue is not null and year is not null and issuer is not null and issued_on is not null))
);
-- One bulletin of a number once: issuer, name, year, number, 增刊 or not (domain.md §1.1), each correction a version.
create unique index bulletin_number on bulletin (issuer, name, year, issue, extra, version)
  where state in ('released','closed','withdrawn');
create index bulletin_recent on bulletin (created_at desc, id desc);   -- the console's list, keyset pages

-- 批示. A correction is a further version; rows are never changed (trigger below).
create sequence instruction_id;
create table instruction (
  id          bigint not null,
  version     int not null check (version > 0),
  bulletin_id bigint not null references bulletin,
  person      text not null check (person <> ''),
  post        text check (post <> ''),
  unit        text check (unit <> ''),
  given_on    date not null,
  wording     text not null check (wording <> ''),
  demand      text check (demand <> ''),
  done_on     date check (done_on >= given_on),
  scan        bytea references document,
  scan_name   text,
  scan_type   text check (scan_type in ('application/pdf','image/jpeg','image/png')),
  recorded_by bigint not null references account,
  recorded_at timestamptz not null,
  primary key (id, version),
  constraint scan_whole check (num_nonnulls(scan, scan_name, scan_type) in (0, 3))
);
create index instruction_of_bulletin on instruction (bulletin_id, id, version desc);   -- InstructionStore.of

create table article (
  bulletin_id bigint not null references bulletin on delete cascade,
  position    int not null check (position > 0),
  title       text not null,
  paragraphs  text[] not null,
  primary key (bulletin_id, position)
);

-- ── the directory ────────────────────────────────────────────────────────────
create table unit (
  id         bigint generated always as identity primary key,
  name       text not null,
  standing   text not null check (standing in ('superior','peer','subordinate','outside')),
  kind       text not null check (kind in ('civilization','association','courier','system','other')),
  parent_id  bigint references unit,
  paper      boolean not null default false,
  created_at timestamptz not null,
  closed_at  timestamptz
);
comment on column unit.standing is 'towards us: 上级, 平级或不相隶属, 下级, 系统外';
comment on column unit.kind is '文明委/文明办, 行业协会, 快递企业, 系统内单位, 其他';
comment on column unit.paper is '纸质: gets the bulletin on paper, owes a signature all the same';

-- Every name a unit answers to: its full name, short names, former names. The key is songda.bulletin.NameKey.
create table unit_name (
  key     text primary key,
  unit_id bigint not null references unit,
  name    text not null,
  sort    text not null check (sort in ('full','short','former')),
  pinyin  text not null default ''
);
comment on column unit_name.pinyin is 'whole and by initials (songda.directory.Pinyin): shunfengsuyun sfsy; for finding, never for resolving';
create unique index unit_full_name on unit_name (unit_id) where sort = 'full';
create index unit_name_of_unit on unit_name (unit_id);   -- lists of units with their other names

create table collective (
  id         bigint generated always as identity primary key,
  key        text not null unique,
  phrase     text not null,
  changed_at timestamptz not null,
  changed_by bigint references account
);
comment on table collective is '统称: a person said which units an exact phrase stands for';

create table collective_member (
  collective_id bigint not null references collective on delete cascade,
  unit_id       bigint not null references unit,
  position      int not null,
  primary key (collective_id, unit_id)
);

create table scope (
  id         bigint generated always as identity primary key,
  key        text not null unique check (key <> ''),
  name       text not null check (name <> ''),
  changed_at timestamptz not null,
  changed_by bigint references account
);
comment on table scope is '常用发送范围: recipients kept under a name, for bulletins that print none';

create table scope_line (
  scope_id      bigint not null references scope on delete cascade,
  position      int not null check (position > 0),
  relation      text not null check (relation in ('report','send','issue')),
  unit_id       bigint references unit,
  collective_id bigint references collective,
  primary key (scope_id, position),
  unique (scope_id, unit_id),
  unique (scope_id, collective_id),
  constraint one_recipient check (num_nonnulls(unit_id, collective_id) = 1)
);

create table contact (
  id       bigint generated always as identity primary key,
  unit_id  bigint not null references unit,
  name     text not null,
  post     text,
  mobile   bytea,
  position int not null default 1
);
comment on column contact.mobile is 'encrypted; shown masked';
create index contact_of_unit on contact (unit_id, position);

create table endpoint (
  id            bigint generated always as identity primary key,
  channel       text not null check (channel in ('email','webhook','wecom','dingtalk','feishu','relay')),
  fingerprint   bytea not null check (length(fingerprint) = 32),
  address       bytea not null,
  hint          text not null,
  secret        bytea,
  created_at    timestamptz not null,
  disabled_at   timestamptz,
  disabled_for  text,
  breaker       text not null default 'closed' check (breaker in ('closed','open','half_open')),
  failures      int not null default 0,
  openings      int not null default 0,
  hold_until    timestamptz,
  hold_reason   text,
  rate_per_min  int check (rate_per_min > 0),
  next_slot_at  timestamptz,
  unique (channel, fingerprint)
);
comment on column endpoint.fingerprint is 'HMAC-SHA256(key, canonical address): equal addresses meet, none can be read';
comment on column endpoint.address is 'encrypted (AES-GCM), as is secret';
create index endpoint_failing on endpoint (id) where failures > 0;   -- LaneStore.failing
comment on column endpoint.channel is 'relay: no endpoint but the lane of all email through one relay';
comment on column endpoint.failures is 'since the last success; openings: of the breaker since then';
comment on column endpoint.hint is 'what may be shown: z****@example, ****last4';

create table unit_endpoint (
  unit_id     bigint not null references unit,
  endpoint_id bigint not null references endpoint,
  purpose     text not null default 'dispatch' check (purpose in ('dispatch','backup')),
  position    int not null default 1,
  primary key (unit_id, endpoint_id)
);
create index unit_endpoint_by_endpoint on unit_endpoint (endpoint_id);

create table pending_import (
  account_id bigint primary key references account,
  sha256     bytea not null check (length(sha256) = 32),
  rows       bytea not null,
  created_at timestamptz not null
);
comment on table pending_import is 'a spreadsheet that was previewed and waits for a yes: the last one of an account, for an hour';
comment on column pending_import.rows is 'encrypted: its cells, of which the preview and the import are computed';
create index pending_import_age on pending_import (created_at);   -- those that nobody came back for

-- ── entries of a bulletin and what a person decided about them ───────────────
create table entry (
  bulletin_id   bigint not null references bulletin on delete cascade,
  position      int not null check (position > 0),
  label         text not null,
  relation      text not null check (relation in ('report','send','issue')),
  name          text not null check (name <> ''),
  kind          text not null check (kind in ('unit','collective')),
  members_of    text,
  review        boolean not null default false,
  derived       boolean not null default false,
  raw           text not null,
  line          int not null,
  copies        int check (copies > 0),
  readings      jsonb not null default '[]',
  edited        boolean not null default false,
  chosen        text,
  unit_id       bigint references unit,
  collective_id bigint references collective,
  decided_by    bigint references account,
  decided_at    timestamptz,
  primary key (bulletin_id, position),
  constraint one_meaning check (num_nonnulls(unit_id, collective_id) <= 1),
  constraint decision_signed check ((decided_by is null) = (decided_at is null)),
  constraint choice_by_a_person check (chosen is null or decided_by is not null)
);
comment on column entry.line is '0: not printed, chosen by hand';
comment on column entry.edited is 'written by a person in the place of what was read; raw keeps the print it came from';
comment on column entry.name is 'the confirmed name: the reading chosen, the printed name otherwise (raw keeps the print)';

-- ── dispatches ───────────────────────────────────────────────────────────────
create table dispatch (
  id                 bigint generated always as identity (minvalue 0 start 1) primary key,
  bulletin_id        bigint unique references bulletin,
  state              text not null default 'running' check (state in ('running','stopped','finished','withdrawn')),
  priority           smallint not null default 2 check (priority between 0 and 2),
  released_by        bigint references account,
  released_at        timestamptz not null,
  starts_at          timestamptz not null check (starts_at >= released_at),
  deadline_at        timestamptz,
  planned_addressees int not null,
  planned_deliveries int not null,
  constraint real_or_system check ((id = 0) = (bulletin_id is null))
);
create index bulletin_open on bulletin (state) where state in ('draft','submitted','approved');   -- 待我办理
comment on column dispatch.priority is '0 特急, 1 加急, 2 without urgency';
comment on column dispatch.starts_at is 'no message leaves before: the hold after a release, or the time it was set for';
comment on table dispatch is 'dispatch 0 is permanent: messages that belong to no or to several dispatches';
insert into dispatch (id, bulletin_id, state, released_at, starts_at, planned_addressees, planned_deliveries)
  overriding system value values (0, null, 'running', now(), now(), 0, 0);

-- addressee, roster_member and delivery have no foreign keys (docs/adr/0009): a release inserts them in one statement
-- from the very rows they would point at, none of which is ever deleted.
create table addressee (
  dispatch_id   bigint not null,
  id            bigint generated always as identity (cache 100),
  public_id     uuid not null default gen_random_uuid(),
  token_version smallint not null default 1,
  unit_id       bigint not null,
  unit_name     text not null,
  unit_kind     text not null,
  standing      text not null,
  relation      text not null check (relation in ('report','send','issue')),
  position      int not null,
  paper         boolean not null default false,
  state         text not null default 'pending'
                check (state in ('pending','sent','unreachable','acknowledged','returned')),
  sent_at       timestamptz,
  opened_at     timestamptz,
  closed_at     timestamptz,
  deadline_at   timestamptz,
  primary key (dispatch_id, id),
  unique (dispatch_id, unit_id),
  constraint closed_has_time check ((state in ('acknowledged','returned')) = (closed_at is not null))
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
-- No index asks for state or sent_at, and half of each page is free: pending → sent stays on its page and writes no index.
-- Ids are drawn in printed order, so the key itself gives the order of the sheet.
comment on column addressee.opened_at is 'a hint: somebody pressed on the page; never a signature';
-- A release gives ids that rise with the rows (docs/adr/0012): the index grows at its end.
create unique index addressee_public on addressee (public_id);                  -- recipient link

-- The frozen roster: every printed entry, and the addressees it stands for.
create table roster_entry (
  dispatch_id bigint not null references dispatch,
  position    int not null,
  label       text not null,
  relation    text not null,
  name        text not null,
  kind        text not null,
  members_of  text,
  derived     boolean not null,
  raw         text not null,
  copies      int,
  primary key (dispatch_id, position)
);

create index roster_entry_phrase on roster_entry (name, dispatch_id) where kind = 'collective';  -- whom a phrase stood for last

create table roster_member (
  dispatch_id  bigint not null,
  position     int not null,
  addressee_id bigint not null,
  primary key (dispatch_id, position, addressee_id)
);

-- ── the queue ────────────────────────────────────────────────────────────────
create table lease (
  id         bigint generated always as identity primary key,
  node       text not null,
  started_at timestamptz not null,
  ends_at    timestamptz not null check (ends_at > started_at)
) with (fillfactor = 50);
comment on table lease is 'one row per claimed batch, times of the DATABASE clock; no longer renewed when its batch is settled, deleted by the rescue after its end';
create index lease_ended on lease (ends_at);                                     -- rescue

create table delivery (
  dispatch_id      bigint not null,
  id               bigint generated always as identity (cache 100),
  endpoint_id      bigint not null,
  channel          text not null,
  relation         text not null,
  purpose          text not null default 'original'
                   check (purpose in ('original','supplement','reminder','notice','verification','login','alert')),
  state            text not null default 'queued'
                   check (state in ('queued','leased','accepted','failed','bounced','cancelled')),
  priority         smallint not null default 2,
  due_at           timestamptz not null,
  attempts         int not null default 0,
  budget_start     int not null default 0,
  lease_id         bigint,
  worker_deaths    smallint not null default 0,
  cancel_requested boolean not null default false,
  held_reason      text,
  created_at       timestamptz not null,
  settled_at       timestamptz,
  primary key (dispatch_id, id),
  constraint leased_has_lease check ((state = 'leased') = (lease_id is not null)),
  constraint settled_has_time check ((state in ('accepted','failed','bounced','cancelled')) = (settled_at is not null)),
  constraint held_waits check (held_reason is null or state = 'queued')
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0,
        autovacuum_analyze_scale_factor = 0.05);
comment on column delivery.budget_start is 'attempts already spent when a person asked for a retry: the budget counts from here';
-- LeaseStore.claim: fresh deliveries, then retries, each in order of priority, due time, id.
create index delivery_fresh on delivery (priority, due_at, id) where state = 'queued' and attempts = 0;
create index delivery_retry on delivery (priority, due_at, id) where state = 'queued' and attempts > 0;
-- LeaseStore.rescue: the deliveries of an ended lease.
create index delivery_leased on delivery (lease_id) where state = 'leased';
-- AdmissionStore.works, StopStore.resume: what is held back.
create index delivery_held on delivery (dispatch_id, id) where held_reason is not null;
-- Retry only those missed; the dispatch's work items.
create index delivery_missed on delivery (dispatch_id, id) where state in ('failed','bounced');

create table delivery_addressee (
  dispatch_id  bigint not null,
  delivery_id  bigint not null,
  addressee_id bigint not null,
  primary key (dispatch_id, delivery_id, addressee_id)
);
create index delivery_of_addressee on delivery_addressee (dispatch_id, addressee_id);

create table attempt (
  dispatch_id bigint not null,
  delivery_id bigint not null,
  attempt     int not null,
  started_at  timestamptz not null,
  duration_us bigint not null check (duration_us >= 0),
  outcome     text not null check (outcome in ('accepted','deferred','rejected','unknown')),
  code        int,
  reply       text,
  stage       text,
  late        boolean not null default false,
  node        text not null,
  primary key (dispatch_id, delivery_id, attempt, started_at, late)
) partition by range (started_at);
comment on column attempt.outcome is 'unknown: the worker died, nobody knows whether the message left';

create table attempt_default partition of attempt default;

-- Makes the partition of one month (UTC); called at start and daily for the months to come.
create function attempt_partition(month date) returns void language plpgsql as $$
declare
  first date := date_trunc('month', month)::date;
  name text := 'attempt_' || to_char(first, 'YYYYMM');
begin
  if to_regclass(name) is null then
    execute format('create table %I partition of attempt for values from (%L) to (%L)',
      name, first::text || ' 00:00:00+00', (first + interval '1 month')::date::text || ' 00:00:00+00');
  end if;
end $$;

-- A dispatch is released in an instant and read at once: statistics would not know it yet, and the planner would
-- take it for a single row (and a join over it for a short loop). Without statistics it takes every dispatch for
-- 1/200 of the table, which keeps full keys cheaper than the dispatch alone, always.
alter table addressee          alter column dispatch_id set statistics 0;
alter table roster_entry       alter column dispatch_id set statistics 0;
alter table roster_member      alter column dispatch_id set statistics 0;
alter table delivery           alter column dispatch_id set statistics 0;
alter table delivery_addressee alter column dispatch_id set statistics 0;
alter table attempt            alter column dispatch_id set statistics 0;

create table tally (
  dispatch_id bigint not null references dispatch,
  subject     text not null check (subject in ('addressee','delivery')),
  relation    text not null,
  channel     text not null,
  state       text not null,
  n           bigint not null,
  primary key (dispatch_id, subject, relation, channel, state)
) with (fillfactor = 50);

create table tally_delta (
  id          bigint generated always as identity primary key,
  dispatch_id bigint not null,
  subject     text not null,
  relation    text not null,
  channel     text not null,
  state       text not null,
  n           bigint not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
comment on table tally_delta is 'append-only ±n of original and supplement deliveries and of addressees; folded into tally by the caretaker; a reading is both in one snapshot';
create index tally_delta_of_dispatch on tally_delta (dispatch_id);

create table work_item (
  id           bigint generated always as identity primary key,
  kind         text not null check (kind in ('delivery_failed','delivery_set_aside','bad_row','returned','release_failed','leader_letter')),
  dispatch_id  bigint references dispatch,
  delivery_id  bigint,
  addressee_id bigint,
  note         text,
  opened_at    timestamptz not null,
  closed_at    timestamptz,
  closed_by    bigint references account
);
create index work_item_open on work_item (opened_at, id) where closed_at is null;   -- 待我办理

-- ── acknowledgments ──────────────────────────────────────────────────────────
create table acknowledgment (
  id              uuid primary key,
  dispatch_id     bigint not null,
  addressee_id    bigint not null,
  act             text not null check (act in ('acknowledged','returned')),
  person          text not null check (person <> ''),
  post            text,
  method          text not null check (method in ('link','desk','api','mail','proxy_phone','proxy_paper')),
  reason          text check (reason in ('misdirected','duplicate','incomplete','mismatch','mislabelled','other')),
  note            text,
  document        bytea not null references document,
  acted_at        timestamptz not null,
  recorded_at     timestamptz not null,
  recorded_by     bigint references account,
  source_ip       text,
  user_agent      text,
  request_id      text,
  proof           bytea,
  superseded_at   timestamptz,
  foreign key (dispatch_id, addressee_id) references addressee,
  constraint return_has_reason check ((act = 'returned') = (reason is not null)),
  constraint proxy_has_recorder check (method not in ('proxy_phone','proxy_paper') or recorded_by is not null)
);
comment on column acknowledgment.superseded_at is 'a return that was answered by sending again; kept for ever';
-- The first valid act closes the unit: one living act for each addressee.
create unique index acknowledgment_living on acknowledgment (dispatch_id, addressee_id) where superseded_at is null;
-- A signed API call counts once (Standard Webhooks' webhook-id).
create unique index acknowledgment_request on acknowledgment (request_id) where request_id is not null;

create table reminder (
  id           bigint generated always as identity primary key,
  dispatch_id  bigint not null,
  addressee_id bigint not null,
  rung         text not null,
  delivery_id  bigint,
  sent_at      timestamptz not null,
  asked_by     bigint references account,
  foreign key (dispatch_id, addressee_id) references addressee
);
create index reminder_of_addressee on reminder (dispatch_id, addressee_id);

-- One mail to the office for each working day and mailbox, whichever node takes it; few rows, kept.
create table digest (
  day        date not null,
  recipient  bytea not null check (length(recipient) = 32),
  hint       text not null,
  tries      int not null check (tries > 0),
  taken_at   timestamptz not null,
  settled_at timestamptz,
  outcome    text check (outcome in ('sent','nothing','failed')),
  primary key (day, recipient),
  constraint settled_has_outcome check ((settled_at is null) = (outcome is null))
);
comment on column digest.recipient is 'SHA-256 of the address';
comment on column digest.taken_at is 'when the last try began; while unsettled, the next may begin 20 minutes later';

create table calendar_day (
  day     date primary key,
  working boolean not null,
  name    text
);

-- ── the audit ────────────────────────────────────────────────────────────────
create table audit_entry (
  id      uuid primary key,
  at      timestamptz not null,
  actor   text not null,
  action  text not null,
  object  text not null,
  result  text not null check (result in ('done','refused')),
  body    bytea not null
);
comment on column audit_entry.body is 'canonical JSON, the very bytes that are hashed; at, actor, action, object and result repeat what stands in it';
create index audit_entry_recent on audit_entry (at desc, id desc);       -- the audit page, keyset
create index audit_entry_object on audit_entry (object, at desc);        -- the history of one thing

-- Which entries wait for the sealer: never "id > last", because the order of numbers is not the order of commits.
create table audit_unsealed (
  entry_id uuid primary key references audit_entry,
  since    timestamptz not null
);

-- What retention may prune; the entry's body holds only its salted hash.
create table audit_personal (
  entry_id uuid primary key references audit_entry,
  salt     bytea not null,
  details  bytea not null
);

create table audit_seal (
  seq      bigint primary key check (seq > 0),
  entry_id uuid not null unique references audit_entry,
  leaf     bytea not null check (length(leaf) = 32),
  chain    bytea not null check (length(chain) = 32)
);

create table audit_head (
  seq       bigint primary key references audit_seal,
  chain     bytea not null,
  sealed_at timestamptz not null,
  key_id    text not null,
  signature bytea not null
);

-- Refusals to callers who are not signed in are counted here and written once per source and minute.
create table refusal_count (
  source text not null,
  minute timestamptz not null,
  action text not null,
  n      int not null,
  primary key (source, minute, action)
);

create function append_only() returns trigger language plpgsql as $$
begin
  raise exception 'table % is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger append_only before update or delete on instruction for each row execute function append_only();
create trigger append_only before update or delete on audit_entry for each row execute function append_only();
create trigger append_only before update or delete on audit_seal  for each row execute function append_only();
create trigger append_only before update or delete on audit_head  for each row execute function append_only();
