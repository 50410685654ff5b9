-- What a Digest proves, sealed. Keys of before get it when they next show their private half.
alter table api_key add column sealed_ha1 bytea;
