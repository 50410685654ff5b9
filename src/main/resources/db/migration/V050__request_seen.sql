-- What somebody who may decide has last seen of a request, so that what is new can be shown
-- to them as new.
create table request_seen (
	id uuid not null,
	person_id uuid not null,
	request_id uuid not null,
	content_version int not null,
	content varchar not null,
	justification varchar(2000) not null,
	seen_at timestamp with time zone not null,
	constraint request_seen_pk primary key (id),
	constraint request_seen_once unique (person_id, request_id),
	constraint request_seen_person foreign key (person_id) references person,
	constraint request_seen_request foreign key (request_id) references change_request
);
