-- The API key of the Atlas client that asked, and since when that client does not wait any
-- more.
alter table change_request add column client_key varchar(8);
alter table change_request add column client_left_at timestamp with time zone;
