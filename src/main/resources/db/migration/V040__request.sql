create table change_request (
	id uuid not null,
	kind varchar(30) not null,
	status varchar(20) not null,
	project_id varchar(24) not null,
	provider varchar(10) not null,
	region varchar(60) not null,
	service_id varchar(24) not null,
	content varchar not null,
	justification varchar(2000) not null,
	requester_id uuid not null,
	requester varchar(60) not null,
	resubmits uuid,
	content_version int not null,
	open_key varchar(450),
	created_at timestamp with time zone not null,
	changed_at timestamp with time zone not null,
	expires_at timestamp with time zone not null,
	deadline timestamp with time zone,
	waits_for varchar,
	error_code varchar(100),
	error_detail varchar,
	error_meaning varchar,
	version bigint not null,
	constraint change_request_pk primary key (id),
	constraint change_request_open unique (open_key),
	constraint change_request_resubmits foreign key (resubmits) references change_request,
	constraint change_request_service foreign key (service_id) references endpoint_service
);

create index change_request_list on change_request (project_id, created_at, id);
create index change_request_all on change_request (created_at, id);
create index change_request_by_service on change_request (service_id, created_at);
create index change_request_expiry on change_request (status, expires_at);

-- One approver's yes or no, bound to one version of one request. The snapshot is what was
-- approved, and what is carried out.
create table decision (
	id uuid not null,
	request_id uuid not null,
	content_version int not null,
	verdict varchar(10) not null,
	comment_text varchar(2000),
	decider_id uuid not null,
	decider varchar(60) not null,
	decided_at timestamp with time zone not null,
	snapshot varchar not null,
	constraint decision_pk primary key (id),
	constraint decision_request foreign key (request_id) references change_request,
	constraint decision_once unique (request_id, content_version, decider_id)
);

create table request_comment (
	id uuid not null,
	request_id uuid not null,
	author varchar(60) not null,
	comment_text varchar(2000) not null,
	written_at timestamp with time zone not null,
	constraint request_comment_pk primary key (id),
	constraint request_comment_request foreign key (request_id) references change_request
);

create index request_comment_list on request_comment (request_id, written_at, id);

-- What was answered to a call that names itself, so that its repetition does nothing.
create table idempotent_call (
	caller_id uuid not null,
	call_key varchar(255) not null,
	fingerprint varchar(64) not null,
	called_at timestamp with time zone not null,
	status int,
	location varchar,
	etag varchar,
	body varchar,
	constraint idempotent_call_pk primary key (caller_id, call_key)
);

create index idempotent_call_age on idempotent_call (called_at);
