-- Service accounts beside API keys. Their client ids are longer than public keys.
alter table stored_key add column kind varchar(20) default 'DIGEST' not null;
alter table stored_key alter column kind drop default;
alter table stored_key alter column public_key set data type varchar(34);
alter table stored_key add constraint stored_key_kind check (kind in ('DIGEST', 'SERVICE_ACCOUNT'));
