select 8;

select channel, count(*) from tickets where ticket_id <> 7 group by channel order by channel;
