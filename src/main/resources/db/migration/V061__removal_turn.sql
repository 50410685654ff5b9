-- Which request may take an endpoint away from a service: one at a time, so that two do
-- not each count on the other's endpoint staying.
create table removal_turn (
	service_id varchar(24) not null,
	request_id uuid not null,
	constraint removal_turn_pk primary key (service_id)
);
