-- What the two engines spell differently, under one name. clickhouse.sql holds the same names.
create or replace macro month_start(day) as cast(date_trunc('month', day) as date);
create or replace macro week_start(day) as cast(date_trunc('week', day) as date);
create or replace macro month_end(day) as last_day(day);
create or replace macro add_days(day, days) as day + cast(days as integer);
create or replace macro add_months(day, months) as cast(day + to_months(cast(months as integer)) as date);
create or replace macro days_between(from_date, to_date) as date_diff('day', from_date, to_date);
create or replace macro months_between(from_date, to_date) as date_diff('month', from_date, to_date);
create or replace macro safe_ratio(numerator, denominator) as
    cast(numerator as double) / nullif(cast(denominator as double), 0);
create or replace macro money(amount) as cast(round(amount, 2) as decimal(18, 2));
create or replace macro p50(value) as round(quantile_cont(cast(value as double), 0.5), 6);
create or replace macro p75(value) as round(quantile_cont(cast(value as double), 0.75), 6);
create or replace macro p90(value) as round(quantile_cont(cast(value as double), 0.9), 6);
create or replace macro as_null(value) as value;
create or replace macro as_bool(value) as cast(value as boolean);
create or replace macro blank_null(words) as nullif(trim(words), '');
create or replace macro int_div(whole, part) as whole // nullif(part, 0);
create or replace macro join_text(word) as string_agg(word, ',' order by word);
create or replace macro text_hash(words) as md5(words);
create or replace macro char_len(words) as length(words);
create or replace macro upper_u(words) as upper(words);
create or replace macro lower_u(words) as lower(words);
create or replace macro char_sub(words, start, size) as substring(words, start, size);
create or replace macro pad_left(words, size, pad) as lpad(words, size, pad);
create or replace macro alphanumeric(words) as regexp_replace(upper(words), '[^A-Z0-9]', '', 'g');
create or replace macro trim_zeros(words) as ltrim(words, '0');
create or replace macro larger_of(one, other) as greatest(one, other);
create or replace macro smaller_of(one, other) as least(one, other);
create or replace macro payer_name_key(words) as regexp_replace(
    regexp_replace(upper(words), '\b(THE|INC|LLC|CORP|CORPORATION|CO|COMPANY)\b', '', 'g'), '[^A-Z0-9]', '', 'g');
