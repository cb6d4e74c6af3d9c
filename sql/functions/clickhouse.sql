-- What the two engines spell differently, under one name. duckdb.sql holds the same names.
create or replace function month_start as (day) -> toStartOfMonth(day);
create or replace function week_start as (day) -> toMonday(day);
create or replace function month_end as (day) -> toLastDayOfMonth(day);
create or replace function add_days as (day, days) -> addDays(day, days);
create or replace function add_months as (day, months) -> addMonths(day, months);
create or replace function days_between as (from_date, to_date) -> dateDiff('day', from_date, to_date);
create or replace function months_between as (from_date, to_date) -> dateDiff('month', from_date, to_date);
create or replace function safe_ratio as (numerator, denominator) ->
    toFloat64(numerator) / nullIf(toFloat64(denominator), 0);
create or replace function money as (amount) -> toDecimal64(round(amount, 2), 2);
create or replace function p50 as (value) -> round(quantileExactInclusive(0.5)(toFloat64(value)), 6);
create or replace function p75 as (value) -> round(quantileExactInclusive(0.75)(toFloat64(value)), 6);
create or replace function p90 as (value) -> round(quantileExactInclusive(0.9)(toFloat64(value)), 6);
create or replace function as_null as (value) -> toNullable(value);
create or replace function as_bool as (value) -> cast(value, 'Nullable(Bool)');
create or replace function blank_null as (words) -> nullIf(trimBoth(words), '');
create or replace function int_div as (whole, part) -> intDiv(whole, nullIf(part, 0));
create or replace function join_text as (word) -> arrayStringConcat(arraySort(groupArray(word)), ',');
create or replace function text_hash as (words) -> lower(hex(MD5(words)));
create or replace function char_len as (words) -> lengthUTF8(words);
create or replace function upper_u as (words) -> upperUTF8(words);
create or replace function lower_u as (words) -> lowerUTF8(words);
create or replace function char_sub as (words, start, size) -> substringUTF8(words, start, size);
create or replace function pad_left as (words, size, pad) -> leftPadUTF8(words, size, pad);
create or replace function alphanumeric as (words) -> replaceRegexpAll(upper(words), '[^A-Z0-9]', '');
create or replace function trim_zeros as (words) -> replaceRegexpOne(words, '^0+', '');
create or replace function larger_of as (one, other) -> greatest(coalesce(one, other), coalesce(other, one));
create or replace function smaller_of as (one, other) -> least(coalesce(one, other), coalesce(other, one));
create or replace function payer_name_key as (words) -> replaceRegexpAll(
    replaceRegexpAll(upper(words), '\\b(THE|INC|LLC|CORP|CORPORATION|CO|COMPANY)\\b', ''), '[^A-Z0-9]', '');
