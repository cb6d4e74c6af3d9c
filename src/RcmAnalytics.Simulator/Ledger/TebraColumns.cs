namespace RcmAnalytics.Simulator.Ledger;

/// <summary>The columns of Tebra's published web service, in its order.</summary>
internal static class TebraColumns
{
    public static string Charges { get; } = OneLine(
        """
        AdjustedCharges AllowedAmount AppointmentID BatchNumber BilledTo CaseName CasePayerScenario CopayAmount
        CopayCategory CopayMethod CopayReference CreatedDate DoNotSendClaimElectronically
        DoNotSendElectronicallyToSecondary EClaimNote EClaimNoteType EncounterDiagnosisID1 EncounterDiagnosisID2
        EncounterDiagnosisID3 EncounterDiagnosisID4 EncounterID EncounterProcedureID EncounterStatus ExpectedAmount
        HospitalizationEndDate HospitalizationStartDate ID InsuranceBalance LastModifiedDate LineNote LocalUseBox10d
        LocalUseBox19 Minutes OtherAdjustment OtherPaymentAmount OtherPaymentCategoryDesc OtherPaymentID
        OtherPaymentMethodDesc OtherPaymentPostingDate OtherPaymentRef PatientBalance PatientBatchID PatientDateOfBirth
        PatientFirstBillDate PatientFirstName PatientID PatientLastBillDate PatientLastName PatientMiddleName PatientName
        PatientPaymentAmount PatientPaymentCategoryDesc PatientPaymentID PatientPaymentMethodDesc PatientPaymentPostingDate
        PatientPaymentRef PostingDate PracticeID PracticeName PrimaryInsuranceAddressLine1 PrimaryInsuranceAddressLine2
        PrimaryInsuranceAdjudicationDate PrimaryInsuranceBatchID PrimaryInsuranceCity PrimaryInsuranceCompanyName
        PrimaryInsuranceCountry PrimaryInsuranceFirstBillDate PrimaryInsuranceInsuranceAllowed
        PrimaryInsuranceInsuranceCoinsurance PrimaryInsuranceInsuranceContractAdjustment
        PrimaryInsuranceInsuranceContractAdjustmentReason PrimaryInsuranceInsuranceCopay
        PrimaryInsuranceInsuranceDeductible PrimaryInsuranceInsurancePayment PrimaryInsuranceInsuranceSecondaryAdjustment
        PrimaryInsuranceInsuranceSecondaryAdjustmentReason PrimaryInsuranceLastBillDate PrimaryInsurancePaymentCategoryDesc
        PrimaryInsurancePaymentID PrimaryInsurancePaymentMethodDesc PrimaryInsurancePaymentPostingDate
        PrimaryInsurancePaymentRef PrimaryInsurancePlanName PrimaryInsuranceState PrimaryInsuranceZipCode ProcedureCode
        ProcedureCodeCategory ProcedureModifier1 ProcedureModifier2 ProcedureModifier3 ProcedureModifier4 ProcedureName
        Receipts RefCode ReferringProviderID ReferringProviderName RenderingProviderID RenderingProviderName
        SchedulingProviderID SchedulingProviderName SecondaryInsuranceAddressLine1 SecondaryInsuranceAddressLine2
        SecondaryInsuranceAdjudicationDate SecondaryInsuranceBatchID SecondaryInsuranceCity SecondaryInsuranceCompanyName
        SecondaryInsuranceCountry SecondaryInsuranceFirstBillDate SecondaryInsuranceInsuranceAllowed
        SecondaryInsuranceInsuranceCoinsurance SecondaryInsuranceInsuranceContractAdjustment
        SecondaryInsuranceInsuranceContractAdjustmentReason SecondaryInsuranceInsuranceCopay
        SecondaryInsuranceInsuranceDeductible SecondaryInsuranceInsurancePayment
        SecondaryInsuranceInsuranceSecondaryAdjustment SecondaryInsuranceInsuranceSecondaryAdjustmentReason
        SecondaryInsuranceLastBillDate SecondaryInsurancePaymentCategoryDesc SecondaryInsurancePaymentID
        SecondaryInsurancePaymentMethodDesc SecondaryInsurancePaymentPostingDate SecondaryInsurancePaymentRef
        SecondaryInsurancePlanName SecondaryInsuranceState SecondaryInsuranceZipCode ServiceEndDate
        ServiceLocationBillingName ServiceLocationCLIANumber ServiceLocationFacilityID ServiceLocationFacilityIdType
        ServiceLocationFax ServiceLocationFaxExt ServiceLocationId ServiceLocationNPI ServiceLocationName
        ServiceLocationNameAddressLine1 ServiceLocationNameAddressLine2 ServiceLocationNameCity ServiceLocationNameCountry
        ServiceLocationNameState ServiceLocationNameZipCode ServiceLocationPhone ServiceLocationPhoneExt
        ServiceLocationPlaceOfServiceCode ServiceLocationPlaceOfServiceName ServiceStartDate Status SupervisingProviderID
        SupervisingProviderName TertiaryInsuranceAddressLine1 TertiaryInsuranceAddressLine2
        TertiaryInsuranceAdjudicationDate TertiaryInsuranceBatchID TertiaryInsuranceCity TertiaryInsuranceCompanyName
        TertiaryInsuranceCompanyPlanName TertiaryInsuranceCountry TertiaryInsuranceInsuranceAllowed
        TertiaryInsuranceInsuranceCoinsurance TertiaryInsuranceInsuranceContractAdjustment
        TertiaryInsuranceInsuranceContractAdjustmentReason TertiaryInsuranceInsuranceCopay
        TertiaryInsuranceInsuranceDeductible TertiaryInsuranceInsurancePayment
        TertiaryInsuranceInsuranceSecondaryAdjustment TertiaryInsuranceInsuranceSecondaryAdjustmentReason
        TertiaryInsurancePaymentCategoryDesc TertiaryInsurancePaymentID TertiaryInsurancePaymentMethodDesc
        TertiaryInsurancePaymentPostingDate TertiaryInsurancePaymentRef TertiaryInsuranceState TertiaryInsuranceZipCode
        TotalBalance TotalCharges TypeOfService UnitCharge Units
        """);

    public static string Payments { get; } = OneLine(
        """
        AdjudicationDate Adjustments Amount Applied AppointmentID BatchNumber Category CreatedDate ID LastModifiedDate
        PayerName PayerType PaymentMethod PostDate PracticeId ReferenceNumber Refunds Unapplied
        """);

    public static string Transactions { get; } = OneLine(
        """
        Amount Description ID InsuranceCompanyName InsuranceID InsuranceOrder InsurancePlanName LastModifiedDate
        PatientFullName PatientID PayerType PostingDate PracticeName ProcedureCode ServiceDate TransactionDate Type
        """);

    public static string Appointments { get; } = OneLine(
        """
        AllDay AppointmentReason1 AppointmentReason10 AppointmentReason2 AppointmentReason3 AppointmentReason4
        AppointmentReason5 AppointmentReason6 AppointmentReason7 AppointmentReason8 AppointmentReason9 AuthorizationEndDate
        AuthorizationID AuthorizationInsurancePlan AuthorizationNumber AuthorizationStartDate ConfirmationStatus
        CreatedDate EndDate ID LastModifiedDate Notes PatientCaseID PatientCaseName PatientCasePayerScenario
        PatientFullName PatientID PracticeID PracticeName Recurring ResourceName1 ResourceName10 ResourceName2
        ResourceName3 ResourceName4 ResourceName5 ResourceName6 ResourceName7 ResourceName8 ResourceName9
        ServiceLocationName StartDate Type
        """);

    private static string OneLine(string columns) => columns.ReplaceLineEndings(" ");
}
