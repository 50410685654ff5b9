-- What an API key did last about one thing on the Atlas-compatible surface.
create table claim (
	id uuid not null,
	api_key_id uuid not null,
	subject varchar(500) not null,
	service_id varchar(24) not null,
	request_id uuid not null,
	answered boolean not null,
	left_at timestamp with time zone,
	version bigint not null,
	constraint claim_pk primary key (id),
	constraint claim_once unique (api_key_id, subject),
	constraint claim_key foreign key (api_key_id) references api_key,
	constraint claim_request foreign key (request_id) references change_request
);

create index claim_by_service on claim (api_key_id, service_id);
