-- From which other regions a service of AWS is reached, one a line: null if Atlas does not
-- say, empty if from none.
alter table endpoint_service add column supported_remote_regions varchar;
