create table person (
	id uuid not null,
	username varchar(60) not null,
	display_name varchar(200) not null,
	password_hash varchar(200),
	operator boolean not null,
	auditor boolean not null,
	disabled boolean not null,
	created_at timestamp with time zone not null,
	version bigint not null,
	constraint person_pk primary key (id),
	constraint person_username unique (username)
);

create table api_key (
	id uuid not null,
	public_key varchar(8) not null,
	secret_hash varchar(64) not null,
	person_id uuid not null,
	label varchar(100) not null,
	may_decide boolean not null,
	created_at timestamp with time zone not null,
	revoked_at timestamp with time zone,
	last_used_at timestamp with time zone,
	version bigint not null,
	constraint api_key_pk primary key (id),
	constraint api_key_public unique (public_key),
	constraint api_key_person foreign key (person_id) references person
);

create index api_key_by_person on api_key (person_id, created_at);
