import { casesOf } from './query-set.ts';

const h = (lines: string) =>
  casesOf(
    lines.replace(
      / -> (.*)$/gm,
      (_all, keys: string) =>
        ` -> ${keys
          .split(' ')
          .map((key) => `handbook:${key}`)
          .join(' ')}`,
    ),
  );

/** Written as somebody would type them who wants the page, before any engine was asked. */
export const englishQueries = {
  clean: h(`
    paid parental leave -> travel-and-leave/paid-parental-leave
    sick leave in advance -> travel-and-leave/advanced-sick-leave
    leave types -> travel-and-leave/leave
    out of office -> travel-and-leave/going-out-of-office
    working extra hours -> travel-and-leave/overtime
    donate leave to a colleague -> travel-and-leave/voluntary-leave-transfer-program
    family medical leave -> travel-and-leave/fmla
    get a travel card -> travel-and-leave/travel-and-leave-policies/first-time-travel-travel-card
    access to Concur -> travel-and-leave/travel-and-leave-policies/first-time-travel-get-in-concur
    get reimbursed for travel -> travel-and-leave/travel-and-leave-policies/travel-guide-4-reimbursement
    change my address -> travel-and-leave/travel-and-leave-policies/moving
    working while traveling -> travel-and-leave/travel-and-leave-policies/working-while-traveling
    book a trip -> travel-and-leave/travel-and-leave-policies/travel-guide-2-book-travel
    travel approval email -> travel-and-leave/travel-and-leave-policies/travel-guide-email-templates
    emergency travel authorization -> travel-and-leave/travel-and-leave-policies/travel-guide-b-after-hours-emergency-travel-authorizations
    reasonable accommodations -> general-information-and-resources/reasonable-accommodations
    top secret clearance -> general-information-and-resources/business-and-ops-policies/top-secret
    billing policy -> general-information-and-resources/business-and-ops-policies/billing_policy
    office in Chicago -> general-information-and-resources/chicago
    purchase request -> general-information-and-resources/purchase-requests
    buy software -> general-information-and-resources/software
    password requirements -> general-information-and-resources/tech-policies/password-requirements
    bug bounty -> general-information-and-resources/tech-policies/bug-bounty
    open source policy -> general-information-and-resources/tech-policies/open-source
    report a security incident -> general-information-and-resources/tech-policies/security-incidents
    transit benefit -> general-information-and-resources/employee-resources-policies/transit-benefit
    work schedule -> general-information-and-resources/employee-resources-policies/work-schedules
    veterans -> general-information-and-resources/employee-resources-policies/veterans-service-members
    daily check-in -> general-information-and-resources/employee-resources-policies/daily-checkin
    employment verification letter -> general-information-and-resources/employee-resources-policies/employment-verification
    deaf colleagues -> general-information-and-resources/employee-resources-policies/supporting-deaf-hoh-colleagues general-information-and-resources/employee-resources-policies/deaf-hoh
    inclusive behaviors -> general-information-and-resources/inclusive-behaviors
    receiving feedback -> general-information-and-resources/conflict-feedback-receiving-feedback
    sensitive information -> general-information-and-resources/sensitive-information
    individual development plan -> training-and-development/idp
    intro to GitHub -> training-and-development/intro-to-github
    speaking at a conference -> training-and-development/external-speaking-request-playbook training-and-development/conferences-events-training
    user research paperwork reduction -> training-and-development/pra-for-user-research
    guilds and working groups -> training-and-development/working-groups-and-guilds-101
    edit the handbook -> updating-the-handbook/updating-the-handbook
    front matter -> updating-the-handbook/frontmatter
    employee assistance program -> redirects/employee-assistance-program
    leaving and offboarding -> hiring-staying-or-changing-jobs/leaving-tts
    term extension -> hiring-staying-or-changing-jobs/term-extensions
    federal resume -> hiring-staying-or-changing-jobs/resume
    promotions -> hiring-staying-or-changing-jobs/promotions
    code of conduct -> about-us/code-of-conduct
    career progression -> career-progression-framework/overview
    PIV card -> getting-started/piv
    logging in networks -> getting-started/how-to-log-in
    equipment -> getting-started/equipment
    writing lab -> getting-started/classes/writing-lab
    Google Calendar -> tools/google-calendar
    sharing calendars with partners -> tools/sharedcalendars
    git commit signing -> tools/git-signing
    digital signatures docusign -> tools/digital-signatures
    slack notifications -> tools/slack/notifications-general-communication
    guests in slack -> tools/slack/external-collaboration
    zoom -> tools/zoom
    new relic -> tools/new-relic
    blogging guide -> office-of-operations/blogging
    social media -> office-of-operations/social-media
    one-on-ones -> 18f/how-18f-works/one-on-ones
    changing your name -> 18f/how-18f-works/changing-your-name
    projects in distress -> 18f/projects-partners/projects-in-distress
    staffing projects -> 18f/how-18f-works/staffing-projects
    delegate effectively -> supervisor-resources/new-supervisor-playbook/play-7
    performance review dates -> performance-management/dates
    mid year review -> performance-management/mid-year
    tracking your time -> about-us/tts-consulting/operations/tock tools/tock
  `),
  inflection: h(`
    reimbursements travel -> travel-and-leave/travel-and-leave-policies/travel-guide-4-reimbursement
    travel cards -> travel-and-leave/travel-and-leave-policies/first-time-travel-travel-card
    policy open source -> general-information-and-resources/tech-policies/open-source
    passwords requirement -> general-information-and-resources/tech-policies/password-requirements
    promotion -> hiring-staying-or-changing-jobs/promotions
    working schedules -> general-information-and-resources/employee-resources-policies/work-schedules
    signature digital -> tools/digital-signatures
    verifying employment -> general-information-and-resources/employee-resources-policies/employment-verification
    extended terms -> hiring-staying-or-changing-jobs/term-extensions
    text editor -> tools/text-editors
    staffed project -> 18f/how-18f-works/staffing-projects
    purchases -> general-information-and-resources/purchase-requests
    security incident -> general-information-and-resources/tech-policies/security-incidents
    vulnerability disclosure -> general-information-and-resources/tech-policies/responding-to-public-disclosure-vulnerabilities
    hiring authority -> hiring-staying-or-changing-jobs/hiring-authorities
  `),
  typo: h(`
    parental laeve -> travel-and-leave/paid-parental-leave
    familiy medical leave -> travel-and-leave/fmla
    travle card -> travel-and-leave/travel-and-leave-policies/first-time-travel-travel-card
    reimbursment -> travel-and-leave/travel-and-leave-policies/travel-guide-4-reimbursement
    reasonable acommodations -> general-information-and-resources/reasonable-accommodations
    top secert clearance -> general-information-and-resources/business-and-ops-policies/top-secret
    purchase reqeust -> general-information-and-resources/purchase-requests
    pasword requirements -> general-information-and-resources/tech-policies/password-requirements
    bug bonty -> general-information-and-resources/tech-policies/bug-bounty
    open souce policy -> general-information-and-resources/tech-policies/open-source
    securty incident -> general-information-and-resources/tech-policies/security-incidents
    transit benifit -> general-information-and-resources/employee-resources-policies/transit-benefit
    work shedule -> general-information-and-resources/employee-resources-policies/work-schedules
    vetrans -> general-information-and-resources/employee-resources-policies/veterans-service-members
    employment verfication -> general-information-and-resources/employee-resources-policies/employment-verification
    inclusive behavors -> general-information-and-resources/inclusive-behaviors
    individual developement plan -> training-and-development/idp
    intro to gihtub -> training-and-development/intro-to-github
    employe assistance program -> redirects/employee-assistance-program
    offbording -> hiring-staying-or-changing-jobs/leaving-tts
    federal resmue -> hiring-staying-or-changing-jobs/resume
    code of condcut -> about-us/code-of-conduct
    carreer progression -> career-progression-framework/overview
    equipmnet -> getting-started/equipment
    google calender -> tools/google-calendar
    comit signing -> tools/git-signing
    docusing -> tools/digital-signatures
    bloging guide -> office-of-operations/blogging
    projects in distres -> 18f/projects-partners/projects-in-distress
    performance mangement dates -> performance-management/dates
  `),
  synonym: h(`
    EAP -> redirects/employee-assistance-program
    FMLA -> travel-and-leave/fmla
    IDP -> training-and-development/idp
    OLU -> training-and-development/olu
    FITARA -> general-information-and-resources/tech-policies/fitara
    PPL -> travel-and-leave/paid-parental-leave
    VLTP -> travel-and-leave/voluntary-leave-transfer-program
    PTO -> travel-and-leave/leave
  `),
  phrase: h(`
    "bug bounty" -> general-information-and-resources/tech-policies/bug-bounty
    "code of conduct" -> about-us/code-of-conduct
    "Git commit signing" -> tools/git-signing
    "parental leave" -> travel-and-leave/paid-parental-leave
    "out of office" -> travel-and-leave/going-out-of-office
    "employee assistance program" -> redirects/employee-assistance-program
  `),
} as const;
