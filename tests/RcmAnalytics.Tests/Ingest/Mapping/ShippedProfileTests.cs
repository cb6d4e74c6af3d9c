using RcmAnalytics.Ingest;

namespace RcmAnalytics.Tests.Ingest.Mapping;

/// <summary>Each profile that comes with the program, on a small invented file in the shape of its system.</summary>
public sealed class ShippedProfileTests : IAsyncDisposable
{
    private const string Ledger = "select transaction_type, amount, reduces_ar from raw.pm_transactions order by row_ordinal";

    private readonly MappedFiles _files = new();

    /// <summary>Profile, file, question, answer.</summary>
    public static TheoryData<string, string, string, string> Files { get; } = new()
    {
        {
            "tebra_charges",
            "ID,EncounterID,PracticeName,PatientID,PatientName,PatientDateOfBirth,ServiceStartDate,PostingDate,ProcedureCode,ProcedureModifier1,TotalCharges,Status,"
            + "PrimaryInsuranceCompanyName,PrimaryInsurancePlanName,PrimaryInsurancePaymentID,PrimaryInsurancePaymentPostingDate,PrimaryInsuranceInsuranceAllowed,PrimaryInsuranceInsurancePayment,"
            + "PrimaryInsuranceInsuranceContractAdjustment,PrimaryInsuranceInsuranceContractAdjustmentReason,PrimaryInsuranceInsuranceCoinsurance,TertiaryInsuranceCompanyName,TertiaryInsuranceCompanyPlanName,"
            + "PatientPaymentID,PatientPaymentPostingDate,PatientPaymentAmount,InsuranceBalance,PatientBalance,TotalBalance\n"
            + "11,5,NORTH SIDE,77,\"ALDER, AVERY\",1/1/1970,1/2/2025,1/3/2025,99213,25,150.00,Completed,EXAMPLE CARE,PPO,9,1/20/2025,100.00,80.00,50.00,CO-45,20.00,THIRD CARE,GOLD,8,2/1/2025,20.00,0,0,0\n"
            + ",,,,,,,,,,,,,,,,,,,,,,,,,,,,\n",
            Ledger, "insurance_payment 80 True; adjustment 50 True; patient_responsibility 20 False; patient_payment 20 True"
        },
        {
            "tebra_payments",
            "ID,PracticeId,PostDate,Amount,Applied,Unapplied,Refunds,PayerType,PayerName,ReferenceNumber,PaymentMethod,BatchNumber,LastModifiedDate\n"
            + "1,P1,1/20/2025,100.00,80.00,20.00,0,Insurance,EXAMPLE CARE,T1,EFT,B1,1/21/2025 1:00:00 PM\n2,P1,1/21/2025,20.00,20.00,0,0,Patient,AVERY ALDER,,Cash,B1,1/21/2025\n",
            "select payer_type, payer_name, amount, unapplied_amount, modified_at from raw.pm_payments order by payment_id",
            "insurance EXAMPLE CARE 100 20 2025-01-21T13:00; patient - 20 0 2025-01-21T00:00"
        },
        {
            "tebra_transactions",
            "ID,PracticeName,Type,Amount,TransactionDate,PostingDate,ServiceDate,ProcedureCode,PayerType,InsuranceOrder,InsuranceCompanyName,PatientID,PatientFullName\n"
            + "1,P1,Charges,150,1/3/2025,1/3/2025,1/2/2025,99213,,,,77,AVERY ALDER\n2,P1,Insurance Payment,-80,1/20/2025,1/20/2025,1/2/2025,99213,Insurance,1,EXAMPLE CARE,77,AVERY ALDER\n"
            + "3,P1,Adjustment,-50,1/20/2025,1/20/2025,1/2/2025,99213,,,,77,AVERY ALDER\n4,P1,Refund,5,1/20/2025,1/20/2025,1/2/2025,99213,Patient,,,77,AVERY ALDER\n5,P1,Mystery,1,1/20/2025,1/20/2025,1/2/2025,99213,,,,77,AVERY ALDER\n",
            "select count(*), sum(charge_amount), (select string_agg(transaction_type || ' ' || amount, ', ' order by transaction_id) from raw.pm_transactions), (select reason from raw.pm_quarantine) from raw.pm_charges",
            "1 150 insurance_payment 80.00, adjustment 50.00, refund -5.00 row_of_no_kind"
        },
        {
            "tebra_appointments",
            "ID,PracticeName,PatientID,PatientFullName,StartDate,EndDate,ConfirmationStatus,Type,ServiceLocationName,AppointmentReason1,ResourceName1,Notes\n"
            + "1,P1,77,AVERY ALDER,1/2/2025 9:00:00 AM,1/2/2025 9:30:00 AM,No-show,P,NORTH SIDE,COUGH,DR. EXAMPLE,called\n",
            "select appointment_id, appointment_date, start_at, status, location_name, extras from raw.pm_appointments", "1 2025-01-02 2025-01-02T09:00 no_show NORTH SIDE -"
        },
        {
            "athena_transactions",
            "transaction_id,claim_id,charge_id,transaction_type,transaction_transfer_type,amount,post_date,charge_from_date,procedure_code,other_modifier,transaction_reason,voided_date,patient_id\n"
            + "1,C1,H1,CHARGE,,150.00,2025-01-03,2025-01-02,\"99213,25\",59,,,77\n2,C1,H1,PAYMENT,Primary,-80.00,2025-01-20,2025-01-02,99213,,,,77\n3,C1,H1,ADJUSTMENT,Primary,-50.00,2025-01-20,2025-01-02,99213,,CO45,,77\n"
            + "4,C1,H1,TRANSFEROUT,Patient,-20.00,2025-01-20,2025-01-02,99213,,,,77\n5,C1,H1,PAYMENT,Patient,-20.00,2025-02-01,2025-01-02,99213,,,2025-02-03,77\n",
            "select transaction_type, amount, reason_code, voided_date from raw.pm_transactions order by row_ordinal",
            "insurance_payment 80 - -; adjustment 50 45 -; transfer -20 - -; patient_payment 20 - 2025-02-03"
        },
        {
            "synthea_transactions",
            "ID,CLAIMID,CHARGEID,PATIENTID,TYPE,AMOUNT,METHOD,FROMDATE,TODATE,PROCEDURECODE,UNITS,PAYMENTS,ADJUSTMENTS,TRANSFERS,TRANSFERTYPE,TRANSFEROUTID\n"
            + "a,C1,1,p,CHARGE,77.49,,2023-01-27T16:17:47Z,2023-01-27T16:32:47Z,185345009,1,,,,1,\nb,C1,2,p,TRANSFEROUT,,,2023-01-27T16:17:47Z,,185345009,1,,,77.49,,\n"
            + "c,C1,3,p,TRANSFERIN,77.49,,2023-01-27T16:17:47Z,,185345009,1,,,77.49,p,2\nd,C1,4,p,PAYMENT,,CASH,2023-01-27T16:17:47Z,,185345009,1,80.00,,,,\n",
            Ledger, "transfer -77.49 False; transfer 77.49 False; patient_payment 80 True"
        },
        {
            "synthea_claims",
            "Id,PATIENTID,PROVIDERID,PRIMARYPATIENTINSURANCEID,SECONDARYPATIENTINSURANCEID,DIAGNOSIS1,DIAGNOSIS2,APPOINTMENTID,SERVICEDATE,STATUS1,OUTSTANDING1,OUTSTANDINGP,LASTBILLEDDATE1,HEALTHCARECLAIMTYPEID1\n"
            + "C1,p,d,pay1,0,195662009,1,e,2023-01-27T16:17:47Z,CLOSED,0,1.5,2023-01-27T16:32:47Z,2\n",
            "select claim_type, status, diagnosis_codes, patient_balance_amount, (select count(*) from raw.pm_claim_payers) from raw.pm_claims", "institutional closed 195662009,1 1.5 1"
        },
        {
            "synthea_payers",
            "Id,NAME,ADDRESS,CITY,STATE_HEADQUARTERED,ZIP,PHONE,AMOUNT_COVERED,MEMBER_MONTHS\nA,Medicare,1 Road,X,MD,1,2,3,4\nB,Example Care,1 Road,X,MD,1,2,3,4\n",
            "select payer_id, payer_name, payer_class from raw.ref_payers order by 1", "A Medicare medicare; B Example Care commercial"
        },
        {
            "openemr_billing",
            "id,date,code_type,code,pid,provider_id,encounter,activity,bill_date,modifier,units,fee,justify\n"
            + "1,2025-01-02 09:00:00,CPT4,99213,77,3,500,1,2025-01-04 00:00:00,25:59,1,150.00,ICD10|J20.9:\n2,2025-01-02 09:00:00,CPT4,99999,77,3,500,0,\\N,,1,9.00,\n3,2025-01-02 09:00:00,ICD10,J20.9,77,3,500,1,NULL,,1,0,\n4,2025-01-02 09:00:00,COPAY,,77,3,500,1,NULL,,1,-20,\n",
            "select patient_control_number, procedure_code, modifier_2, charge_amount, first_billed_date, (select sum(amount) from raw.pm_payments) from raw.pm_charges", "77-500 99213 59 150 2025-01-04 20"
        },
        {
            "openemr_activity",
            "pid,encounter,sequence_no,code_type,code,modifier,payer_type,post_time,session_id,memo,pay_amount,adj_amount,modified_time,account_code,reason_code,deleted,post_date\n"
            + "77,500,1,CPT4,99213,25,1,2025-01-20 10:00:00,4,,80.00,0.00,2025-01-20 10:00:00,IPP,,,2025-01-20\n77,500,2,CPT4,99213,25,1,2025-01-20 10:00:00,4,Ins1 adjust code 45,0.00,50.00,2025-01-20 10:00:00,,,,2025-01-20\n"
            + "77,500,3,CPT4,99213,25,1,2025-01-20 10:00:00,4,Ins1 coins: 20.00,0.00,0.00,2025-01-20 10:00:00,,,,2025-01-20\n77,500,4,CPT4,99213,25,0,2025-02-01 10:00:00,5,,20.00,0.00,2025-02-01 10:00:00,PP,,,2025-02-01\n"
            + "77,500,5,CPT4,99213,25,2,2025-02-01 10:00:00,5,Ins2 note 45: 10.00,0.00,0.00,2025-02-01 10:00:00,,,,2025-02-01\n77,500,6,CPT4,99213,25,0,2025-02-01 10:00:00,5,,99.00,0.00,2025-02-01 10:00:00,PP,,2025-02-02 10:00:00,2025-02-01\n",
            "select transaction_type, amount, reduces_ar, reason_code from raw.pm_transactions order by row_ordinal",
            "insurance_payment 80 True -; adjustment 50 True 45; patient_responsibility 20 False 2; patient_payment 20 True -; memo 10 False 45"
        },
        {
            "openemr_sessions",
            "session_id,payer_id,user_id,closed,reference,check_date,deposit_date,pay_total,payment_type,description,patient_id,payment_method\n4,3,1,0,T1,2025-01-19,2025-01-20,80.00,insurance,,0,electronic\n5,0,1,0,,2025-02-01,2025-02-01,20.00,patient,,77,cash\n",
            "select payer_type, payer_identifier, reference_number, amount from raw.pm_payments order by payment_id", "insurance 3 T1 80; patient - - 20"
        },
        {
            "openemr_collections",
            "Insurance,Name,Phone,Invoice,DOS,Referrer,Provider,Charge,Adjust,Paid,Balance,IDays\nEXAMPLE CARE,AVERY ALDER,555-0100,77.500,2025-01-02,,DR. EXAMPLE,150.00,-50.00,80.00,20.00,40\n",
            "select claim_id, adjusted_amount, paid_amount, balance_amount from raw.pm_claims", "77.500 50 80 20"
        },
        {
            "drchrono_claims",
            "id,scheduled_time,billing_status,ins1_status,ins2_status,primary_insurer_company,secondary_insurer_company,total_billed,total_allowed,total_adjustment,total_ins1_paid,total_ins2_paid,total_pt_paid,total_balance_ins,total_balnce_pt,first_billed_date,doctor_id\n"
            + "9,20250102090000-0500,Settled,ERA Denied,,EXAMPLE CARE,SECOND CARE,150,100,50,80,0,20,0,0,20250103000000-0500,3\n",
            "select service_from_date, status, charge_amount, patient_balance_amount, (select string_agg(payer_name, ',' order by payer_sequence) from raw.pm_claim_payers) from raw.pm_claims", "2025-01-02 denied 150 0 EXAMPLE CARE,SECOND CARE"
        },
        {
            "drchrono_insurance_payments",
            "id,appointment_id,line_item_id,code,ins_idx,ins_paid,allowed,adjustment,adjustment_group_code,adjustment_reason,claim_status,trace_number,posted_date,date_of_service,is_archived,patient_id\n"
            + "1,9,4,99213,1,80,100,0,,0,1,T1,20250120,20250102,false,77\n2,9,4,99213,1,0,100,50,CO,45,1,T1,20250120,20250102,false,77\n3,9,4,99213,1,0,100,20,PR,2,1,T1,20250120,20250102,false,77\n4,9,4,99213,1,9,9,0,,0,1,T1,20250120,20250102,true,77\n",
            Ledger, "insurance_payment 80 True; adjustment 50 True; patient_responsibility 20 False"
        },
        {
            "drchrono_patient_payments",
            "id,appointment_id,line_item_id,amount,available,payment_method,payment_transaction_type,posted_date,received_date,is_counter_balance,patient_id,trace_number\n"
            + "1,9,4,20,0,CASH,,20250201,20250201,false,77,\n2,9,,50,50,CHCK,,20250202,20250202,false,77,11\n3,9,4,-5,0,CASH,,20250203,20250203,false,77,\n",
            "select count(*), sum(amount), sum(unapplied_amount), (select string_agg(transaction_type || ' ' || amount, ', ' order by row_ordinal) from raw.pm_transactions) from raw.pm_payments",
            "3 65 50 patient_payment 20.00, refund -5.00"
        },
        {
            "drchrono_appointments",
            "patient,doctor,scheduled_time,billing_status,claim_type,new_patient,created_at,reason\nAVERY ALDER,3,20250102090000-0500,Settled,,true,20241220090000-0500,COUGH\n",
            "select appointment_date, created_date, start_at, status_as_sent from raw.pm_appointments", "2025-01-02 2024-12-20 2025-01-02T14:00 Settled"
        },
        {
            "eclinicalworks_invoices",
            "Id,PatientId,EncounterId,ServiceDt,InvoiceAmount,FileStatus,FirstSubmittedDate,SubmittedDate,Type,DeleteFlag,Balance\n1,77,5,2025-01-02,150,CMS,2025-01-03,2025-01-09,0,0,20\n",
            "select claim_type, status, first_billed_date, last_billed_date, charge_amount, is_deleted from raw.pm_claims", "professional billed 2025-01-03 2025-01-09 150 False"
        },
        {
            "eclinicalworks_lines",
            "Id,InvoiceId,Code,Mod1,Mod2,SDOS,EDOS,pos,Units,BilledFee,AllowedFee,ICD1,ICD2\n4,1,99213,25,,2025-01-02,2025-01-02,2,1,150,100,J20.9,I10\n",
            "select procedure_code, modifier_1, place_of_service_code, charge_amount, diagnosis_codes from raw.pm_charges", "99213 25 02 150 J209,I10"
        },
        {
            "eclinicalworks_eobs",
            "Id,InvoiceId,InvCptid,Allowed,deduct,coins,Paid,Adjustment,WithHeld,MsgCode,PostedDate\n1,1,4,100,0,20,80,50,0,45,2025-01-20\n",
            Ledger, "insurance_payment 80 True; adjustment 50 True"
        },
        {
            "eclinicalworks_payments",
            "paymentId,checkNo,checkDate,depositDate,checkAmount,UnpostedAmount,VoidFlag\n1,T1,2025-01-19,2025-01-20,80,5,0\n",
            "select payment_id, reference_number, amount, unapplied_amount, is_void from raw.pm_payments", "1 T1 80 5 False"
        },
        {
            "advancedmd_transactions",
            "Patient,AVERY ALDER\nChart Number,77\nBirthdate,1/1/1970\n\nTransaction Type,Visit Number,Facility Name,Provider,Charge Code,Transaction Code,Modifiers,Visit Primary,Transaction Carrier,Date of Service,Date of Entry,Date of Deposit,Void,Units,Charges,Patient Payments,Insurance Payments,Total Payments,Adjustments\n"
            + "Charge,5,NORTH SIDE,EXAMPLE,99213,,\"25,59\",EXAMPLE CARE,,1/2/2025,1/3/2025,,,1,150.00,,,,\nPayment,5,NORTH SIDE,EXAMPLE,99213,INSPAY,,EXAMPLE CARE,EXAMPLE CARE,1/2/2025,1/20/2025,1/21/2025,,,,,80.00,80.00,\nWriteoff,5,NORTH SIDE,EXAMPLE,99213,CO45,,EXAMPLE CARE,EXAMPLE CARE,1/2/2025,1/20/2025,,,,,,,,50.00\nTotal,,,,,,,,,,,,,,150.00,0,80.00,80.00,50.00\n",
            "select (select string_agg(transaction_type || ' ' || amount, ', ' order by row_ordinal) from raw.pm_transactions), modifier_2, charge_amount, length(account_key) from raw.pm_charges", "insurance_payment 80.00, adjustment 50.00 59 150 32"
        },
        {
            "opendental_procedures",
            "ProcNum,PatNum,AptNum,ProcDate,ProcFee,ProcStatus,ProvNum,PlaceService,ClinicNum,CodeNum,CodeMod1,UnitQty,DateEntryC,DateComplete\n4,77,0,2025-01-02,150,2,3,0,0,D1110,,1,2025-01-03,0001-01-01\n5,77,0,2025-01-02,90,1,3,0,0,D0120,,1,2025-01-03,0001-01-01\n",
            "select charge_id, appointment_id, posted_date, procedure_code, place_of_service_code, charge_amount from raw.pm_charges", "4 - 2025-01-03 D1110 11 150"
        },
        {
            "opendental_claimprocs",
            "ClaimProcNum,ProcNum,ClaimNum,PatNum,FeeBilled,Status,InsPayAmt,WriteOff,DedApplied,DateCP,ProcDate,CodeSent,ClaimAdjReasonCodes,ClaimPaymentNum\n1,4,8,77,150,1,80,50,0,2025-01-20,2025-01-02,D1110,\"45,253\",3\n2,4,0,77,150,6,99,-1,0,0001-01-01,2025-01-02,D1110,,0\n",
            Ledger, "insurance_payment 80 True; adjustment 50 True"
        },
        {
            "opendental_adjustments", "AdjNum,AdjDate,AdjAmt,PatNum,AdjType,ProvNum,AdjNote,ProcDate,ProcNum,DateEntry\n1,2025-01-20,-15,77,12,3,note,2025-01-02,4,2025-01-20\n",
            Ledger, "adjustment 15 True"
        },
        {
            "opendental_paysplits", "SplitNum,SplitAmt,PatNum,ProcDate,PayNum,ProvNum,DatePay,ProcNum,DateEntry,UnearnedType\n1,20,77,2025-01-02,6,3,2025-02-01,4,2025-02-01,0\n2,30,77,2025-01-02,6,3,2025-02-01,0,2025-02-01,288\n",
            Ledger, "patient_payment 20 True; memo 30 False"
        },
        {
            "opendental_payments", "PayNum,PayType,PayDate,PayAmt,CheckNum,PatNum,DateEntry\n6,70,2025-02-01,50,11,77,2025-02-02\n",
            "select payer_type, amount, received_date, posted_date from raw.pm_payments", "patient 50 2025-02-01 2025-02-02"
        },
        {
            "opendental_claims", "ClaimNum,PatNum,DateService,DateSent,ClaimStatus,ClaimFee,InsPayAmt,ClaimType,WriteOff,ClaimIdentifier,PlanNum\n8,77,2025-01-02,2025-01-03,R,150,80,P,50,77/8,2\n",
            "select patient_control_number, status, charge_amount, paid_amount from raw.pm_claims", "77/8 closed 150 80"
        },
        {
            "cms_rif_carrier",
            "BENE_ID|CLM_ID|CLM_FROM_DT|CLM_THRU_DT|CARR_NUM|CARR_CLM_PMT_DNL_CD|CLM_PMT_AMT|NCH_CARR_CLM_SBMTD_CHRG_AMT|NCH_CARR_CLM_ALOWD_AMT|LINE_NUM|LINE_1ST_EXPNS_DT|HCPCS_CD|LINE_NCH_PMT_AMT|LINE_SBMTD_CHRG_AMT|LINE_ALOWD_CHRG_AMT\n"
            + "-1|-9|30-May-2015|27-OCT-2015|300|1|120|200|150|1|30-May-2015|99213|80|100|90\n-1|-9|30-May-2015|27-OCT-2015|300|1|120|200|150|2|30-May-2015| |40|100|60\n",
            "select count(*), sum(charge_amount), min(service_to_date), (select sum(charge_amount) from raw.pm_remit_lines) from raw.pm_claims", "1 200 2015-10-27 200"
        },
        {
            "flat_claims", "claim_id,patient_id,submission_date,payer_name,claim_amount,claim_status,carc_code,was_denied,amount_paid,cpt_code\nA1,77,2025-01-13,EXAMPLE CARE,729.58,Denied,CO-50,1,0.0,99213\n",
            "select status, group_code, reason_code, is_denied, charge_amount from raw.pm_claims", "denied CO 50 True 729.58"
        },
        {
            "flat_denials", "claim_number,denial_code,denial_date,denied_amount,insurance,status\nA1,29 - The time limit for filing has expired.,2025-02-01,100,ABA-EAS - EXAMPLE BENEFITS,Appealed\n",
            "select claim_id, reason_code, denied_date, denied_amount, status from raw.pm_denials", "A1 29 2025-02-01 100 appealed"
        },
        {
            "flat_payments", "payment_id,payment_date,amount,payer,payer_type,check_number\n1,2025-01-20,80.00,EXAMPLE CARE,Insurance,T1\n",
            "select payer_type, payer_name, amount, reference_number, posted_date from raw.pm_payments", "insurance EXAMPLE CARE 80 T1 2025-01-20"
        },
        {
            "charges", "charge_id,cpt,charge_amount,dos,mod1,pos\nC1,99213,100,2025-01-02,25,2\n",
            "select procedure_code, modifier_1, place_of_service_code, charge_amount from raw.pm_charges", "99213 25 02 100"
        },
        {
            "deposits", "deposit_id,deposit_date,amount,reference,description,practice_id\nD1,2025-01-21,80.00,T1,HCCLAIMPMT EXAMPLE CARE,P1\n",
            "select deposit_id, deposit_date, amount, reference_number, practice_id from raw.pm_deposits", "D1 2025-01-21 80 T1 P1"
        },
        {
            "fee_schedule", "payer,payer_id,procedure_code,modifier,allowed_amount,effective_from,effective_to,fee_basis,fee_percent\nEXAMPLE CARE,E1,99213,,80.25,2025-01-01,,,\nEXAMPLE CARE,E1,99214,,,2025-01-01,2025-12-31,percent_of_medicare,120\n",
            "select procedure_code, allowed_amount, fee_basis, fee_percent, effective_to_date from raw.fee_schedules order by 1", "99213 80.25 - - -; 99214 - percent_of_medicare 120 2025-12-31"
        },
        {
            "fee_schedule", "payer_id,procedure_code,modifier,place_of_service,fee_basis,fee_percent,allowed_amount,effective_from,practice_expense_amount,medicare_year,lesser_of\nE1,*,80,,percent_of_fee,20,,2025-01-01,,,\nE1,97110,,F,,,30.00,2025-01-01,12.50,,claim\nE1,99214,,2,medicare,110,,2025-01-01,,2024,\n",
            "select procedure_code, modifier, place_of_service_code, fee_basis, practice_expense_amount, medicare_year, lesser_of from raw.fee_schedules order by 1",
            "* 80 - percent_of_fee - - -; 97110 - F - 12.5 - claim; 99214 - 02 percent_of_medicare - 2024 -"
        },
        {
            "payers", "payer_id,payer_name,payer_class,edi_payer_id\nPAY1,EXAMPLE CARE,commercial,E1\n",
            "select payer_id, payer_name, payer_class, edi_payer_id, load_mode from raw.ref_payers", "PAY1 EXAMPLE CARE commercial E1 snapshot"
        },
        {
            "payer_aliases", "alias,payer_id\nEXAMPLE CARE OF THE NORTH,PAY1\n",
            "select alias_name, payer_id from raw.ref_payer_aliases", "EXAMPLE CARE OF THE NORTH PAY1"
        },
        {
            "payer_alias_library", "payer_alias_id,canonical_payer_id,example_raw_payer_name,clean_payer_name,match_scope,canonical_state,active\na,example,Example,example,state,CA,true\nb,example,Gone,gone,global,NA,false\n",
            "select alias_name, payer_id, state from raw.ref_payer_aliases", "Example example CA"
        },
        {
            "payer_library", "canonical_payer_id,canonical_payer_name,payer_type,payer_parent_name,default_market_segment,active\nexample,Example,regional_payer,Example Group,medicare_advantage,true\nblue,Blue,bcbs_licensee,Blue,unknown,true\n",
            "select payer_id, payer_class, parent_name from raw.ref_payers order by 1", "blue blues Blue; example medicare_advantage Example Group"
        },
        {
            "providers", "provider_npi,provider_name,specialty,practice_id\n1234567893,DR. EXAMPLE,Family Medicine,P1\n",
            "select provider_npi, provider_name, specialty, practice_id from raw.ref_providers", "1234567893 DR. EXAMPLE Family Medicine P1"
        },
        {
            "practices", "practice_id,practice_name,npi,tax_id\nP1,NORTH SIDE,1234567893,120000999\n",
            "select practice_id, practice_name, npi, tax_id from raw.ref_practices", "P1 NORTH SIDE 1234567893 120000999"
        },
        {
            "filing_limits", "payer_id,payer_class,filing_days,appeal_days,effective_from\nPAY1,,90,180,2025-01-01\n",
            "select payer_id, filing_days, appeal_days, effective_from_date from raw.ref_filing_limits", "PAY1 90 180 2025-01-01"
        },
        {
            "benchmarks", "metric,value,population,year,source,grade,shown\ninitial_denial_rate,0.118,invented,2024,Nobody,P,yes\n",
            "select metric_name, benchmark_value, benchmark_year, grade, is_shown from raw.ref_benchmarks", "initial_denial_rate 0.12 2024 P True"
        },
        {
            "costs", "cost,per,amount,effective_from,source\nDenial rework,claim,31.50,2025-01-01,time study\nSoftware,,120.00,2025-01-01,invoice\n",
            "select string_agg(concat_ws(' ', cost_name, cost_label, cost_per, cost_amount, cost_source), ', ' order by row_ordinal) from raw.ref_costs", "denial_rework Denial rework claim 31.50 time study, software Software 120.00 invoice"
        },
        {
            "work_owners", "rule,owner,kind,category,at_least\n10,Appeals desk,denied,authorization,100.00\n",
            "select rule_number, owner, work_kind, work_reason, at_least_amount from raw.ref_work_owners", "10 Appeals desk denied authorization 100"
        },
        {
            "adjustment_codes", "system,adjustment_code,description,adjustment_class,carc\nathenahealth,CONTRACT,Contract write-off,contractual,45\n",
            "select code_system, adjustment_code, adjustment_class, reason_code from raw.ref_adjustment_codes", "athenahealth CONTRACT contractual 45"
        },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Load_FileOfItsSystem_IsRecognizedAndMapped(string profile, string text, string question, string answer)
    {
        var result = await _files.LoadAsync("export.csv", text);

        result.Report.Kinds.ShouldBe([profile], result.Report.Refusal);
        (await _files.AskAsync(question)).ShouldBe(answer);
        var issues = result.Report.Issues.Where(issue => issue.Rule != "row_of_no_kind");
        issues.ShouldBeEmpty(MappedFiles.Issues(result.Report));
        var stored = await _files.AskAsync("from raw.load_issues");
        foreach (var table in result.Report.RowCounts.Keys)
        {
            stored += await _files.AskAsync($"from raw.{table}");
        }

        stored.ToUpperInvariant().ShouldNotContain("ALDER");
        stored.ShouldNotContain("1970");
    }

    [Fact]
    public void Files_Shipped_EveryProfileHasItsTest() =>
        ProfileCatalog.Shipped.Profiles.Select(profile => profile.Profile).ShouldBe(Files.Select(file => file.Data.Item1).Distinct(), ignoreOrder: true);

    public ValueTask DisposeAsync() => _files.DisposeAsync();
}
