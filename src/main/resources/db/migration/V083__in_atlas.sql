-- Whether Atlas has ever had an endpoint. Of those that failed before this was kept it is taken to have had all.
alter table endpoint add column in_atlas boolean default false not null;

update endpoint set in_atlas = true where status <> 'REQUESTED';
