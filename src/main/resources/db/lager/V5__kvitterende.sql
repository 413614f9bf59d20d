-- Enterprises that application receipts have come from, by HER-id, and when one last came (renewed at most once an hour). Nothing of patients.
-- A version of the program that does not know the table works on beside one that does: what it leaves out makes KVITT-42 more silent.
create table kvitterende (
  her_id varchar(200) primary key,
  sist timestamp with time zone not null
);
create index kvitterende_sist on kvitterende (sist);
