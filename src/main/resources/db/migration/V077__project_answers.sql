-- A cluster exactly as Atlas answered it, as JSON; null until it is read again.
alter table cluster add column answer varchar;

-- Whether a project is in regional mode, as last read.
create table regional_mode (
	project_id varchar(24) not null,
	enabled boolean not null,
	read_at timestamp with time zone not null,
	version bigint not null,
	constraint regional_mode_pk primary key (project_id)
);
