-- The keyset that seals stored keys, itself sealed by the master key; at most one row.
create table keyset (
	id varchar(20) not null,
	sealed bytea not null,
	created_at timestamp with time zone not null,
	constraint keyset_pk primary key (id)
);

create table stored_key (
	id uuid not null,
	label varchar(100) not null,
	public_key varchar(8) not null,
	sealed_private_key bytea not null,
	created_at timestamp with time zone not null,
	rotated_at timestamp with time zone,
	tested_at timestamp with time zone,
	test_outcome varchar(20),
	test_sentence varchar,
	version bigint not null,
	constraint stored_key_pk primary key (id),
	constraint stored_key_public unique (public_key),
	constraint stored_key_outcome check (test_outcome in ('PASSED', 'REFUSED', 'UNREACHABLE'))
);

create table project (
	id varchar(24) not null,
	name varchar not null,
	org_id varchar not null,
	stored_key_id uuid,
	created_at timestamp with time zone not null,
	version bigint not null,
	constraint project_pk primary key (id),
	constraint project_stored_key foreign key (stored_key_id) references stored_key
);

create index project_by_stored_key on project (stored_key_id);
create index project_by_age on project (created_at, id);

create table membership (
	id uuid not null,
	project_id varchar(24) not null,
	person_id uuid not null,
	requester boolean not null,
	approver boolean not null,
	created_at timestamp with time zone not null,
	version bigint not null,
	constraint membership_pk primary key (id),
	constraint membership_once unique (project_id, person_id),
	constraint membership_project foreign key (project_id) references project,
	constraint membership_person foreign key (person_id) references person
);

create index membership_by_person on membership (person_id, project_id);
