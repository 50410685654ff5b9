-- live_key holds a place while a live service stands there and is null afterwards: unique
-- among the living, which H2 cannot say with a partial index.
create table endpoint_service (
	id varchar(24) not null,
	project_id varchar(24) not null,
	provider varchar(10) not null,
	region varchar(60) not null,
	port_mapping boolean not null,
	atlas_id varchar(24),
	status varchar(20) not null,
	error_message varchar,
	live_key varchar(120),
	endpoint_service_name varchar,
	private_link_service_name varchar,
	private_link_service_resource_id varchar,
	service_attachment_names varchar not null,
	follow_until timestamp with time zone,
	created_at timestamp with time zone not null,
	changed_at timestamp with time zone not null,
	version bigint not null,
	constraint endpoint_service_pk primary key (id),
	constraint endpoint_service_atlas unique (atlas_id),
	constraint endpoint_service_live unique (live_key),
	constraint endpoint_service_live_or_not check (
		(status in ('DELETED', 'REJECTED') and live_key is null)
		or (status = 'FAILED' and (live_key is not null or atlas_id is null))
		or (status in ('REQUESTED', 'INITIATING', 'READY', 'CONNECTED', 'DELETING') and live_key is not null))
);

create index endpoint_service_list on endpoint_service (project_id, created_at, id);
create index endpoint_service_all on endpoint_service (created_at, id);
create index endpoint_service_follow on endpoint_service (follow_until);

create table endpoint (
	id uuid not null,
	service_id varchar(24) not null,
	endpoint_id varchar(400) not null,
	status varchar(20) not null,
	managed boolean not null,
	error_message varchar,
	live_key varchar(430),
	follow_until timestamp with time zone,
	created_at timestamp with time zone not null,
	changed_at timestamp with time zone not null,
	version bigint not null,
	constraint endpoint_pk primary key (id),
	constraint endpoint_live unique (live_key),
	constraint endpoint_service_of foreign key (service_id) references endpoint_service,
	constraint endpoint_live_or_not check ((status = 'DELETED') = (live_key is null))
);

create index endpoint_by_service on endpoint (service_id, created_at);
create index endpoint_follow on endpoint (follow_until);

-- A snapshot of what Atlas last said of a cluster.
create table cluster (
	id varchar(100) not null,
	project_id varchar(24) not null,
	name varchar(64) not null,
	snapshot varchar not null,
	read_at timestamp with time zone not null,
	version bigint not null,
	constraint cluster_pk primary key (id)
);

create index cluster_by_project on cluster (project_id, name);
