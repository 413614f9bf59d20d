<?xml version="1.0" encoding="UTF-8"?>
<!--
  The s-n-e-k-s mark of a medicine in a discharge letter: Som før (unchanged), Ny (new), Endret (changed), Kur (course),
  Sluttet (stopped). No standard has a field for it; only "stopped" is coded (7307 = 4), the rest is looked for in the remarks.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <!-- 'Sep', 'E', 'N', 'K', 'S', or empty when there is no mark. -->
  <xsl:function name="mv:sneks" as="xs:string">
    <xsl:param name="medication" as="element()"/>
    <xsl:variable name="t" as="xs:string" select="mv:tekst($medication/(*:Comment | *:DosageText))"/>
    <xsl:variable name="bokstav" as="xs:string"
        select="(($medication/(*:Comment, *:DosageText) ! upper-case(normalize-space(.)))
                  [matches(., '^[(\[]?(S|N|E|K|SEP)[)\]]?(\s*[:.,].*|\s+[\-–].*)?$')] ! replace(., '^[(\[]?(SEP|S|N|E|K)([^\p{L}].*)?$', '$1'), '')[1]"/>
    <xsl:sequence select="
        if ($medication/*:Status/@V = '4' or $bokstav = 'SEP'
            or matches($t, '(^|[^\p{L}])(seponert|sep|sluttet|slutta|avsluttet|avslutta|stoppet|stoppa)([^\p{L}]|$)', 'i')) then 'Sep'
        else if ($bokstav = 'E' or matches($t, '\(e\)|(^|[^\p{L}])(endret|endra|endring|doseendring|økt|auka|redusert|nedtrappes?|opptrappes?|trappes)([^\p{L}]|$)', 'i')) then 'E'
        else if ($bokstav = 'N' or matches($t, '\(n\)|(^|[^\p{L}])(ny|nytt|nye|nyoppstartet|nyoppstarta|oppstartet|startet|starta)([^\p{L}]|$)', 'i')) then 'N'
        else if ($bokstav = 'K' or matches($t, '\(k\)|(^|[^\p{L}])(kur|kuren)([^\p{L}]|$)', 'i')) then 'K'
        else if ($bokstav = 'S' or matches($t, '\(s\)|(^|[^\p{L}])(som før|som tidligere|som tidlegare|uendret|uendra|uforandret)([^\p{L}]|$)', 'i')) then 'S'
        else ''"/>
  </xsl:function>

  <!-- True when the remark says more than the mark itself. -->
  <xsl:function name="mv:har-begrunnelse" as="xs:boolean">
    <xsl:param name="medication" as="element()"/>
    <xsl:variable name="merker" as="xs:string*" select="
        'sep', 'seponert', 'sluttet', 'slutta', 'avsluttet', 'avslutta', 'stoppet', 'stoppa', 'endret', 'endra', 'endring', 'doseendring',
        'dose', 'dosen', 'økt', 'auka', 'redusert', 'nytt', 'nye', 'nyoppstartet', 'nyoppstarta', 'oppstartet', 'startet', 'starta',
        'kur', 'kuren', 'ble', 'blei', 'vart', 'legemiddel', 'medisin'"/>
    <xsl:sequence select="some $ord in tokenize(lower-case(mv:tekst($medication/*:Comment)), '[^\p{L}]+')
                          satisfies string-length($ord) ge 3 and not($ord = $merker)"/>
  </xsl:function>

</xsl:stylesheet>
