create table invitation (
	person_id uuid not null,
	token_hash varchar(64) not null,
	expires_at timestamp with time zone not null,
	used_at timestamp with time zone,
	version bigint not null,
	constraint invitation_pk primary key (person_id),
	constraint invitation_token unique (token_hash),
	constraint invitation_person foreign key (person_id) references person
);

create table set_up_token (
	token_hash varchar(64) not null,
	created_at timestamp with time zone not null,
	constraint set_up_token_pk primary key (token_hash)
);
