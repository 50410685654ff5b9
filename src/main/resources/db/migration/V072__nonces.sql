-- The key that nonces are sealed with, itself sealed; at most one row.
create table nonce_key (
	id integer not null,
	sealed bytea not null,
	created_at timestamp with time zone not null,
	constraint nonce_key_pk primary key (id),
	constraint nonce_key_one check (id = 1)
);

-- Which nonce and counter signed a call that changes something, until the nonce is too old anyway.
create table spent_nonce (
	nonce varchar(32) not null,
	nc bigint not null,
	issued_at timestamp with time zone not null,
	constraint spent_nonce_pk primary key (nonce, nc)
);

create index spent_nonce_by_age on spent_nonce (issued_at);
