-- What stands in the way of a request that is being carried out, as JSON.
alter table change_request add column trouble varchar;
