<?xml version="1.0" encoding="UTF-8"?>
<!--
  Clinical content of the nursing and care messages (PLO): journal text by heading, and descriptions of function.
  The heading's code list is matched on the end of its OID; a heading without a code list is believed.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <!-- Journaltekst elements below $rot with one of the codes of the code list, and with text in them. -->
  <xsl:function name="mv:journaltekst" as="element()*">
    <xsl:param name="rot" as="element()"/>
    <xsl:param name="koder" as="xs:string*"/>
    <xsl:param name="kodeverk" as="xs:string"/>
    <xsl:sequence select="$rot//*:Journaltekst[*:Overskriftskode[normalize-space(@V) = $koder]
                                                                [not(@S) or ends-with(normalize-space(@S), '.' || $kodeverk)]]
                                              [mv:har-tekst(*:Notat | *:Merknad)]"/>
  </xsl:function>

  <!-- True when the patient's level of function is described: mapped, told in text, or its change is. -->
  <xsl:function name="mv:har-funksjonsbeskrivelse" as="xs:boolean">
    <xsl:param name="rot" as="element()"/>
    <xsl:sequence select="exists($rot/*:InfoKartleggingFunksjonsniva/*:KartlagtFunksjon[mv:har-tekst(*:Vurdering | *:Merknad)])
                          or mv:har-tekst($rot/*:InfoKartleggingFunksjonsniva/*:SamletVurderingFunksjonsniva//*)
                          or mv:har-tekst($rot//*:EndringFunksjonsnivaa)
                          or mv:har-tekst($rot//*:ForventetStatusUtskriving)
                          or exists(mv:journaltekst($rot, 'HJ', '9142'))
                          or mv:sier($rot//*:Journaltekst/(*:Notat | *:Merknad), 'funksjon') = ('bekreftet', 'usikkert')"/>
  </xsl:function>

</xsl:stylesheet>
