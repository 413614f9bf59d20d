-- The trace that what is to be sent is part of (W3C traceparent: two numbers at random); null when it is not traced.
alter table utboks add column sporing varchar(55);
