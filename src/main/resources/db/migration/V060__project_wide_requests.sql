-- A request can be about a whole project, which has no place and no service.
alter table change_request alter column provider drop not null;
alter table change_request alter column region drop not null;
alter table change_request alter column service_id drop not null;
