-- Which endpoint a claim is about, as endpoint.live_key has it; empty if about none. So a read takes the claims that it
-- shows, and not all that a key has ever made about a service.
alter table claim add column endpoint_key varchar(500) default '' not null;

update claim set endpoint_key = substring(subject from 8) where subject like 'attach|%' or subject like 'detach|%';

create index claim_by_endpoint on claim (api_key_id, service_id, endpoint_key);

drop index claim_by_service;
