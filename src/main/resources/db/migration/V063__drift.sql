-- What was found in Atlas is not managed until a request to adopt it is carried out.
alter table endpoint_service add column managed boolean default true not null;

-- What Atlas was seen to have in a place that is only asked for.
alter table endpoint_service add column found_atlas_id varchar(24);

-- Whether somebody asked Postern to remove it: only then is it no surprise that it goes.
alter table endpoint_service add column leaving boolean default false not null;

alter table endpoint add column leaving boolean default false not null;

alter table endpoint_service drop constraint endpoint_service_live_or_not;

alter table endpoint_service add constraint endpoint_service_live_or_not check (
	(status in ('DELETED', 'REJECTED') and live_key is null)
	or (status = 'FAILED' and (live_key is not null or atlas_id is null))
	or (status in ('REQUESTED', 'INITIATING', 'READY', 'CONNECTED', 'MISSING', 'DELETING') and live_key is not null));

-- open_key holds kind and subject while the difference lasts: one open finding of a kind
-- for each subject, as many past ones as there were.
create table drift (
	id uuid not null,
	kind varchar(20) not null,
	project_id varchar(24) not null,
	provider varchar(10) not null,
	region varchar(60) not null,
	service_id varchar(24) not null,
	endpoint_id varchar(400),
	expected varchar not null,
	seen varchar not null,
	since timestamp with time zone not null,
	ignored_until timestamp with time zone,
	ignored_by varchar,
	ignored_why varchar,
	resolved_at timestamp with time zone,
	open_key varchar(460),
	version bigint not null,
	constraint drift_pk primary key (id),
	constraint drift_open unique (open_key),
	constraint drift_of foreign key (service_id) references endpoint_service,
	constraint drift_open_or_not check ((resolved_at is null) = (open_key is not null))
);

create index drift_by_service on drift (service_id, since);
create index drift_list on drift (project_id, since, id);
