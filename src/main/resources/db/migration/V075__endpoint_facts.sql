-- What Atlas last said of an endpoint beyond its status, or what was handed in while it is
-- only asked for, as JSON.
alter table endpoint add column facts varchar;
