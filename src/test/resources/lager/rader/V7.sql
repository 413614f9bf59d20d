insert into parkert (id, arsak, parkert, forsok) values ('00000000-0000-4000-8000-000000000007', 'TOM', '2026-01-01T12:00:00Z', 1);
