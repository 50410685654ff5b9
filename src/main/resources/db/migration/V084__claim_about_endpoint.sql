-- Which endpoint a claim is about, by its id in small letters; empty if about none. So a read takes the claims that it
-- shows, and not all that a key has ever made about a service.
alter table claim add column endpoint_key varchar(400) default '' not null;

-- what was done, the service and the endpoint, with a bar between them
update claim set endpoint_key = lower(substring(subject from 33)) where subject like 'attach|%' or subject like 'detach|%';

create index claim_by_endpoint on claim (api_key_id, service_id, endpoint_key);

drop index claim_by_service;
