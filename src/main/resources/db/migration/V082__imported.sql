-- Whether a service was found in Atlas: clients know it by Atlas's id for ever.
alter table endpoint_service add column imported boolean default false not null;

update endpoint_service set imported = true where not exists (
	select 1 from change_request where change_request.service_id = endpoint_service.id
		and change_request.kind = 'CREATE_SERVICE');
