-- Which request may take an endpoint away from a service: one at a time, so that two do
-- not each count on the other's endpoint staying.
create table removal_turn (
	service_id varchar(24) not null,
	request_id uuid not null,
	constraint removal_turn_pk primary key (service_id)
);

-- Following has a job for each place now, and no round for all of them.
delete from scheduled_tasks where task_name = 'follow';
