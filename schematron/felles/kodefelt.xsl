<?xml version="1.0" encoding="UTF-8"?>
<!--
  Which elements are coded, and by which data type (HIS 80117): CS, which has the code in V and its list by the context, and CV,
  which names the list in S. For the header, dialogue, common components and receipts, and for discharge letters and referrals up to 1.1.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <!-- True for coded elements of type CS. The type of message, and the codes of receipts that rules of their own are about, are left out. -->
  <xsl:function name="mv:er-cs-felt" as="xs:boolean">
    <xsl:param name="e" as="element()"/>
    <xsl:variable name="del" as="xs:string" select="mv:meldingsdel($e)"/>
    <xsl:variable name="navn" as="xs:string" select="local-name($e)"/>
    <xsl:sequence select="if ($del = 'hode') then $navn = ('ProcessingStatus', 'RequestedPriority', 'Ack', 'ComMethod', 'RoleReceiver', 'DocumentConnection',
                              'MsgType', 'Compression', 'Sex', 'Nationality', 'TypeHealthcareProfessional', 'County', 'Country', 'CityDistr', 'TypeTelecom')
                              or ($navn = 'Type' and $e/parent::*:Address)
                          else if ($del = 'felles') then $navn = ('County', 'Country', 'CityDistr', 'TypeTelecom', 'Sex', 'Nationality', 'TypeHealthcareProfessional')
                              or ($navn = 'Type' and $e/parent::*:Address)
                          else if ($del = 'dialog') then $navn = ('Hastegrad', 'Sex', 'Nationality', 'TypeHealthcareProfessional')
                          else if ($del = 'apprec') then $navn = ('Status', 'County', 'Country', 'CityDistr') or ($navn = 'Type' and $e/parent::*:Address)
                          else if ($del = ('epikrise', 'henvisning')) then $navn = ('ServType', 'Status', 'Priority', 'AdmCat', 'AdmOutcome', 'Heading', 'Relation',
                              'Role', 'TypeId', 'TypeOffId', 'Sex', 'ComMethod', 'MsgType') or ($navn = 'Type' and not($e/parent::*:Message))
                          else false()"/>
  </xsl:function>

  <!-- True for coded elements of type CV. -->
  <xsl:function name="mv:er-cv-felt" as="xs:boolean">
    <xsl:param name="e" as="element()"/>
    <xsl:variable name="del" as="xs:string" select="mv:meldingsdel($e)"/>
    <xsl:variable name="navn" as="xs:string" select="local-name($e)"/>
    <xsl:sequence select="if ($del = 'hode') then $navn = ('TypeId', 'TypeOrganisation', 'RoleToPatient', 'ContentType', 'ContentCategory', 'Consent')
                          else if ($del = 'felles') then $navn = ('TypeId', 'RoleToPatient', 'TypeOrganisation')
                          else if ($del = 'dialog') then $navn = ('SakstypeKodet', 'TemaKodet', 'TypeForesp', 'Formål', 'TypeJournalinfo', 'KodetOpplysning',
                              'RolleNotat', 'RoleToPatient')
                          else if ($del = ('epikrise', 'henvisning')) then $navn = ('Concept', 'DrugId', 'ServId', 'TextCode', 'CodedComment', 'Spec')
                              or ($navn = 'Value' and $e/parent::*:Modifier)
                          else $del = 'apprec' and $navn = 'Error'"/>
  </xsl:function>

</xsl:stylesheet>
