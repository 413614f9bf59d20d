<?xml version="1.0" encoding="UTF-8"?>
<!--
  What a letter leaves to the GP, as rules of several packs ask it. Each function answers for one note or several; $tekst are notes.
  A sentence counts when it says so outright; "vurdere å henvise", a denial, a condition and what the patient himself is to do do not.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <!-- The demands on a sentence that tells the GP to call in, refer, requisition, order or take over; one of them is enough. -->
  <xsl:function name="mv:gir-fastlegen-oppgave" as="xs:boolean">
    <xsl:param name="tekst" as="node()*"/>
    <xsl:variable name="her" select="mv:tiltaksseksjoner()"/>
    <xsl:sequence select="mv:sammen-i($tekst, ('fastlege&lt;+oppgaveverb~8', '+palegg', '-pasient-skal'), $her)
                          or mv:sammen-i($tekst, ('fastlege&lt;+oppgaveverb~0', '-pasient-skal'), $her)
                          or mv:sammen-i($tekst, ('+oppgaveverb&lt;fastlege^1', '+palegg&lt;fastlege^1'), $her)"/>
  </xsl:function>

  <!-- Where that sentence is. -->
  <xsl:function name="mv:oppgavesetning" as="xs:string">
    <xsl:param name="tekst" as="node()*"/>
    <xsl:sequence select="(mv:setning($tekst, ('fastlege&lt;+oppgaveverb~8', '+palegg', '-pasient-skal')),
                           mv:setning($tekst, ('fastlege&lt;+oppgaveverb~0', '-pasient-skal')),
                           mv:setning($tekst, ('+oppgaveverb&lt;fastlege^1', '+palegg&lt;fastlege^1')))[. != ''][1] => string()"/>
  </xsl:function>

  <!-- True when the GP is told to write a prescription or to update the prescription database; renewing later is the GP's own. -->
  <xsl:function name="mv:overlater-resept" as="xs:boolean">
    <xsl:param name="tekst" as="node()*"/>
    <xsl:variable name="her" select="mv:tiltaksseksjoner()"/>
    <xsl:sequence select="some $hva in ('resept', 'reseptformidler') satisfies
                            mv:sammen-i($tekst, ('fastlege&lt;+' || $hva || '~8', '+palegg', '-videreforing', '-pasient-skal'), $her)
                            or mv:sammen-i($tekst, ('+' || $hva || '&lt;fastlege^5', '+palegg&lt;fastlege^1', '-videreforing'), $her)"/>
  </xsl:function>

  <!-- True when the GP is told to write the first sick note; prolonging it later is the GP's own. -->
  <xsl:function name="mv:overlater-sykmelding" as="xs:boolean">
    <xsl:param name="tekst" as="node()*"/>
    <xsl:variable name="her" select="mv:tiltaksseksjoner()"/>
    <xsl:sequence select="mv:sammen-i($tekst, ('fastlege&lt;+sykmelding~8', '+palegg', '-videreforing', '-pasient-skal'), $her)
                          or mv:sammen-i($tekst, ('+sykmelding&lt;fastlege^6', '+palegg&lt;fastlege^1', '-videreforing'), $her)"/>
  </xsl:function>

  <!-- True when blood tests are to be taken or followed by the GP. -->
  <xsl:function name="mv:overlater-prover" as="xs:boolean">
    <xsl:param name="tekst" as="node()*"/>
    <xsl:variable name="her" select="mv:tiltaksseksjoner()"/>
    <xsl:sequence select="mv:sammen-i($tekst, ('fastlege&lt;+blodprove~8', '+palegg', '-pasient-skal'), $her)
                          or mv:sammen-i($tekst, ('fastlege&lt;+blodprove~0'), $her)
                          or mv:sammen-i($tekst, ('+blodprove&lt;fastlege^6', '-sykehuskontroll'), $her)"/>
  </xsl:function>

  <!-- True when someone sees to what the GP's blood tests need: a requisition, an appointment, or that the hospital follows the answer. -->
  <xsl:function name="mv:prover-er-avtalt" as="xs:boolean">
    <xsl:param name="tekst" as="node()*"/>
    <xsl:sequence select="mv:sier($tekst, 'rekvisisjon') = ('bekreftet', 'usikkert')
                          or mv:sammen($tekst, ('+kontroll', 'fastlege', '-blodprove')) or mv:sammen($tekst, ('+kontroll&lt;blodprove', 'fastlege'))
                          or mv:sammen($tekst, ('blodprove&lt;+kontroll', 'fastlege')) or mv:sammen($tekst, ('+blodprove', '+booking'))
                          or mv:sammen($tekst, ('+booking', 'fastlege'))
                          or ((mv:sammen($tekst, 'provesvar&lt;ansvarlig~6') or mv:sammen($tekst, 'ansvarlig&lt;provesvar~4'))
                              and not(mv:sammen($tekst, 'provesvar&lt;fastlege~6') or mv:sammen($tekst, 'fastlege&lt;provesvar^4')))"/>
  </xsl:function>

</xsl:stylesheet>
