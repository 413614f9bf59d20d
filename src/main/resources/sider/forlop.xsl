<?xml version="1.0" encoding="UTF-8"?>
<!-- Stays and the verdicts on their messages, from the JSON of the contract. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="https://meldingsvakt.no/ns/side"
                exclude-result-prefixes="#all" expand-text="yes">
  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no"/>
  <xsl:param name="json" as="xs:string"/>
  <xsl:variable name="s" select="parse-json($json)" as="map(*)"/>

  <xsl:variable name="tekster" as="map(xs:string, map(xs:string, xs:string))" select="map {
    'nb': map { 'tittel': 'Pasientforløp', 'vurdert': 'Vurdert', 'forlop': 'Forløp', 'meldinger': 'Meldinger', 'sendt': 'Sendt', 'type': 'Type', 'hendelse': 'Hendelse',
      'frister': 'Frister', 'regel': 'Regel', 'frist': 'Frist', 'status': 'Status', 'APENT': 'åpent', 'AVSLUTTET': 'avsluttet', 'APEN': 'åpen', 'HOLDT': 'holdt', 'BRUTT': 'brutt', 'UNNTATT': 'unntatt',
      'avvik': 'Avvik', 'sviktet': 'Ikke vurdert, noe sviktet hos oss', 'nr': 'Nr.', 'fil': 'Fil', 'dom': 'Dom', 'dogn': 'Overliggerdøgn' },
    'nn': map { 'tittel': 'Pasientforløp', 'vurdert': 'Vurdert', 'forlop': 'Forløp', 'meldinger': 'Meldingar', 'sendt': 'Sendt', 'type': 'Type', 'hendelse': 'Hending',
      'frister': 'Fristar', 'regel': 'Regel', 'frist': 'Frist', 'status': 'Status', 'APENT': 'ope', 'AVSLUTTET': 'avslutta', 'APEN': 'open', 'HOLDT': 'halden', 'BRUTT': 'broten', 'UNNTATT': 'unnateken',
      'avvik': 'Avvik', 'sviktet': 'Ikkje vurdert, noko svikta hos oss', 'nr': 'Nr.', 'fil': 'Fil', 'dom': 'Dom', 'dogn': 'Overliggjardøgn' },
    'en': map { 'tittel': 'Patient stays', 'vurdert': 'Judged', 'forlop': 'Stay', 'meldinger': 'Messages', 'sendt': 'Sent', 'type': 'Type', 'hendelse': 'Event',
      'frister': 'Deadlines', 'regel': 'Rule', 'frist': 'Deadline', 'status': 'Status', 'APENT': 'open', 'AVSLUTTET': 'closed', 'APEN': 'open', 'HOLDT': 'met', 'BRUTT': 'missed', 'UNNTATT': 'excepted',
      'avvik': 'Findings', 'sviktet': 'Not judged, an internal error', 'nr': 'No.', 'fil': 'File', 'dom': 'Verdict', 'dogn': 'Days owed for' } }"/>

  <xsl:function name="f:t" as="xs:string">
    <xsl:param name="n" as="xs:string"/>
    <xsl:sequence select="($tekster($s?sprak)($n), $n)[1]"/>
  </xsl:function>

  <xsl:template name="avvik">
    <xsl:param name="alle" as="map(*)*"/>
    <ul>
      <xsl:for-each select="$alle">
        <li><b>{?alvorlighet} {?regel}</b>: {?tekst} <small>{?kilde}</small></li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <xsl:template name="xsl:initial-template">
    <html lang="{$s?sprak}">
      <head>
        <title>{f:t('tittel')} – Meldingsvakt</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <style>body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }} table {{ border-collapse: collapse; width: 100% }} th, td {{ text-align: left; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #ccc; vertical-align: top }} small {{ color: #555 }}</style>
      </head>
      <body>
        <h1>{f:t('tittel')}</h1>
        <p>{f:t('vurdert')} {$s?svar?vurdert}</p>
        <xsl:for-each select="$s?svar?ikkeVurdert?*"><p><b>{f:t('sviktet')}</b>: {?regel}: {?arsak}</p></xsl:for-each>
        <xsl:for-each select="$s?svar?forlop?*">
          <h2>{f:t('forlop')} {position()} ({f:t(?status)})</h2>
          <table>
            <tr><th>{f:t('sendt')}</th><th>{f:t('type')}</th><th>{f:t('hendelse')}</th></tr>
            <xsl:for-each select="?hendelser?*"><tr><td>{?sendt}</td><td>{?type}</td><td>{?hendelse}{if (?tilstand != 'GJELDER') then ' (' || ?tilstand || ')' else ''}</td></tr></xsl:for-each>
          </table>
          <xsl:if test="exists(?frister?*)">
            <h3>{f:t('frister')}</h3>
            <table>
              <tr><th>{f:t('regel')}</th><th>{f:t('frist')}</th><th>{f:t('status')}</th></tr>
              <xsl:for-each select="?frister?*"><tr><td>{?regel}</td><td>{?utloper}</td><td>{f:t(?status)}{if (?status = 'BRUTT') then ' (' || ?alvorlighet || ')' else ''}</td></tr></xsl:for-each>
            </table>
          </xsl:if>
          <xsl:if test="exists(?avvik?*)">
            <h3>{f:t('avvik')}</h3>
            <xsl:call-template name="avvik"><xsl:with-param name="alle" select="?avvik?*"/></xsl:call-template>
          </xsl:if>
          <xsl:for-each select="?ikkeVurdert?*"><p><b>{f:t('sviktet')}</b>: {?regel}: {?arsak}</p></xsl:for-each>
          <xsl:if test="?overliggerdogn?antall gt 0"><p>{f:t('dogn')}: {?overliggerdogn?antall}</p></xsl:if>
        </xsl:for-each>
        <h2>{f:t('meldinger')}</h2>
        <table>
          <tr><th>{f:t('nr')}</th><th>{f:t('fil')}</th><th>{f:t('type')}</th><th>{f:t('dom')}</th></tr>
          <xsl:for-each select="$s?svar?meldinger?*">
            <tr><td>{?nr}</td><td>{?navn}</td><td>{?melding?type}</td>
              <td>{?status}<xsl:if test="exists(?avvik?*)"><xsl:call-template name="avvik"><xsl:with-param name="alle" select="?avvik?*"/></xsl:call-template></xsl:if></td></tr>
          </xsl:for-each>
        </table>
      </body>
    </html>
  </xsl:template>
</xsl:stylesheet>
