//! What research for the record turned up, as data: whatever is named here must be there.

/// Every instrument, event and project.
pub(crate) const ENTRIES: &str = "
    apec-founded-1989 tel-established-1990 tel-ministerial-statement-1993 bogor-declaration-1994
    osaka-action-agenda-1995 busan-roadmap-2005 connectivity-blueprint-2014 putrajaya-vision-2040
    aotearoa-plan-of-action-2021 telmin1-seoul-declaration-1995 telmin2-gold-coast-declaration-1996
    telmin3-singapore-declaration-1998 tel-ecommerce-reference-framework-1998
    telmin4-cancun-declaration-2000 telmin5-shanghai-declaration-2002 telmin5-programme-of-action-2002
    shanghai-statement-ict-security-2002 telmin6-lima-declaration-2005 telmin6-programme-of-action-2005
    telmin7-bangkok-declaration-2008 telmin8-okinawa-declaration-2010 telmin9-st-petersburg-declaration-2012
    telmin10-kuala-lumpur-2015 telmin11-incheon-digital-ai-statement-2025 apec-cybersecurity-strategy-2002
    apec-strategy-tssoe-2005 tel-strategic-action-plan-2010-2015 tel-strategic-action-plan-2016-2020
    tel-strategic-action-plan-2021-2025 apec-framework-securing-digital-economy-2019
    apec-cybersecurity-framework-proposal-2015 isp-code-guidelines-2011 submarine-cable-study-2012
    submarine-cable-protection-tel tel24-jeju-information-security-2001 apec-cert-seminar-2003
    cybercrime-legislation-project-bangkok-2003 cybersecurity-dialogue-taipei-2003
    cybercrime-legislation-conference-hanoi-2004 apec-oecd-security-workshop-2005
    apec-oecd-malware-workshop-2007 oecd-apec-malware-report-2008 cyber-awareness-workshop-lima-2008
    apec-cybersecurity-awareness-day-2010 cybercrime-experts-group-2011 apec-mission-statement
    incyder-article-sap-2016-2020 it-security-standards-compendium combined-ct-action-plan-2003
    judge-prosecutor-capacity-building pki-training-programme-2006 tel37-security-workshops-2008
    sme-cyber-forum-2017 women-cybercrime-free-workshop-2023 tel47-security-meetings-2013
    brunei-goal-internet-access-2000 e-apec-strategy-2001 leaders-statement-counter-terrorism-2001
    leaders-statement-fighting-terrorism-2002 leaders-statement-recent-terrorism-2002
    trade-digital-economy-statement-2002 leaders-busan-declaration-2005 leaders-honolulu-declaration-2011
    leaders-lima-declaration-2016 leaders-da-nang-declaration-2017 chairs-era-kone-statement-2018
    leaders-kuala-lumpur-declaration-2020 leaders-golden-gate-declaration-2023
    leaders-machu-picchu-declaration-2024 leaders-gyeongju-declaration-2025 apec-ai-initiative-2025
    leaders-vancouver-declaration-1997 leaders-los-cabos-declaration-2002 leaders-ha-noi-declaration-2006
    leaders-declaration-2022 apec-privacy-framework-2004 data-privacy-pathfinder-2007 cpea-2010
    apec-cbpr-system-2011 prp-system-2015 apec-privacy-framework-2015 global-cbpr-forum-2022
    apec-blueprint-ecommerce-1998 ecsg-1999 apec-tel-mra-1998 mra-etr-2010 online-consumer-protection-2002
    electronic-authentication-report-2003 pki-certificate-guidelines-2005 pki-guiding-principles-2005
    broadband-principles-2005 spam-principles-2005 digital-prosperity-checklist-2008
    internet-economy-initiative-2014 ahsgie-2015 cross-border-ecommerce-framework-2017 aider-2017 desg-2018
    action-agenda-digital-economy-2018 desg-guangzhou-2026 star-initiative-2002 ct-action-plans-2003
    cttf-2003 ct-st-strategy-2011
";

/// Every meeting of the telecommunications ministers, and of their working group as far as sources name it.
pub(crate) const MEETINGS: &str = "
    telmin1 telmin2 telmin3 telmin4 telmin5 telmin6 telmin7 telmin8 telmin9 telmin10-kuala-lumpur-2015 telmin11
    tel-1 tel-24 tel-26 tel-27 tel-28 tel-32 tel-33 tel-34 tel-35 tel-36 tel-37 tel-38 tel-39 tel-44 tel-46 tel-47
    tel-51 tel-52
";

/// Every body and partner. The Pacific Islands Telecommunications Association is left out: no link to APEC was found.
pub(crate) const BODIES: &str = "
    apec aelm abac amm telmin som secretariat psu cti bmc ec sce ecsg dps pts ahsgie desg eapec-tf tel
    tel-lsg tel-bfsg tel-dcsg tel-hrdsg tel-estg tel-spsg tel-dsg tel-mratf tel-ceg cttf ctwg actwg atcwg
    egilat epwg ewg hrdwg hwg ofwg ppfs ppsti ppwe smewg tptwg twg mtf asean-secretariat pecc pif oecd
    apcert itu isoc apnic intug gbde apt aplac ewi aoema icc paa uncefact un-cted wco unodc interpol cicte
";

/// The former names of bodies.
pub(crate) const FORMER_NAMES: &[(&str, &str)] = &[
    (
        "telmin",
        "Meeting of APEC Ministers responsible for the Telecommunications and Information Industry",
    ),
    ("bmc", "Budget and Administrative Committee"),
    ("sce", "SOM Sub-Committee for Economic and Technical Cooperation"),
    ("sce", "SOM Committee on Economic and Technical Cooperation"),
    ("tel", "APEC Working Group on Telecommunications"),
    ("tel-mratf", "Mutual Recognition Arrangement Task Force"),
    ("actwg", "Anti-Corruption Experts' Task Force"),
    ("atcwg", "Agricultural Technical Cooperation Experts Group"),
    ("epwg", "Virtual Task Force for Emergency Preparedness"),
    ("epwg", "Task Force for Emergency Preparedness"),
    ("hwg", "Health Task Force"),
    (
        "ppsti",
        "Working Group on Expansion of Investment and Technology Transfer",
    ),
    ("ppsti", "Industrial Science and Technology Working Group"),
    (
        "smewg",
        "Ad Hoc Policy Level Group on Small and Medium Enterprises",
    ),
];

/// Every record and fact on which sources were found to differ.
pub(crate) const DISPUTES: &str = "
    apec-strategy-tssoe-2005:issuer leaders-busan-declaration-2005:points
    tel-strategic-action-plan-2016-2020:title tel-strategic-action-plan-2016-2020:issuer
    tel-strategic-action-plan-2016-2020:date tel-strategic-action-plan-2016-2020:points
    apec-cybersecurity-strategy-2002:points apec-cybersecurity-strategy-2002:issuer
    apec-cybersecurity-strategy-2002:date telmin4-cancun-declaration-2000:date telmin4:date
    telmin5-shanghai-declaration-2002:date telmin5:date amm-2006:date amm-2023:date telmin:names telmin11:title
    telmin11:date telmin11-incheon-digital-ai-statement-2025:title telmin11-incheon-digital-ai-statement-2025:date
    apec-privacy-framework-2004:date apec-privacy-framework-2015:date cpea-2010:date prp-system-2015:date
    apec-oecd-malware-workshop-2007:date isp-code-guidelines-2011:date submarine-cable-study-2012:date tel-37:date
    tel37-security-workshops-2008:date ct-st-strategy-2011:issuer telmin1-seoul-declaration-1995:title
    telmin7-bangkok-declaration-2008:title telmin6-lima-declaration-2005:title leaders-lima-declaration-2016:title
    telmin10-kuala-lumpur-2015:title telmin5-shanghai-declaration-2002:title
    leaders-statement-fighting-terrorism-2002:title cybercrime-legislation-conference-hanoi-2004:issuer
    apec-cybersecurity-awareness-day-2010:date sce:names ctwg:life ahsgie:life ahsgie-2015:date ecsg:parent actwg:life
    psu:life secretariat:life tel-mratf:parent ppfs:parent ofwg:names apec-cbpr-system-2011:date ahsgie-2015:issuer
";

/// The few texts that were read from end to end. Every other one says which parts were not.
pub(crate) const READ_WHOLE: &str =
    "tel-ministerial-statement-1993 apec-mission-statement action-agenda-digital-economy-2018";
