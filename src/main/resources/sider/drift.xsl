<?xml version="1.0" encoding="UTF-8"?>
<!-- Where whoever runs the service begins. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="https://meldingsvakt.no/ns/side" exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="felles.xsl"/>
  <xsl:variable name="lenker" as="map(xs:string, xs:string)*" select="(
      map {'til': '/api/v1/parkert', 'ord': 'parkert'}, map {'til': '/api/v1/regelsett/kandidater', 'ord': 'kandidater'}, map {'til': '/api/v1/forlop', 'ord': 'forlop'},
      map {'til': '/q/metrics', 'ord': 'malinger'}, map {'til': '/q/health', 'ord': 'helsesjekk'}, map {'til': '/q/openapi', 'ord': 'openapi'}, map {'til': '/q/swagger-ui', 'ord': 'swagger'})"/>

  <!-- What the checks are called where they are made, with the key of their words. -->
  <xsl:variable name="sjekker" as="map(xs:string, xs:string)" select="map {
      'regler som henger': 'henger', 'kø': 'ko', 'Database connections health check': 'database', 'unntaksvinduer': 'unntak', 'lager': 'lager', 'skjemaer og regler': 'regler'}"/>

  <xsl:template name="xsl:initial-template">
    <html lang="{$sprak}">
      <xsl:call-template name="hode"><xsl:with-param name="tittel" select="f:o('drift.tittel')"/></xsl:call-template>
      <body>
        <xsl:call-template name="navigasjon"/>
        <main id="innhold" tabindex="-1">
          <h1>{f:o('drift.tittel')}</h1>
          <h2>{f:o('drift.helse')}</h2>
          <p class="kort {if ($s?frisk) then 'GODTATT' else 'AVVIST'}"><span class="vekt">{f:o(if ($s?frisk) then 'drift.UP' else 'drift.DOWN')}</span></p>
          <ul>
            <xsl:for-each select="$s?sjekker?*">
              <li class="{if (?frisk) then 'GODTATT' else 'AVVIST'}"><span>{($sjekker(?navn) ! f:o('drift.sjekk.' || .), ?navn)[1]}</span>: <span class="vekt">{f:o(if (?frisk) then 'drift.UP' else 'drift.DOWN')}</span><xsl:if test="exists(?data?*)"><span class="dus liten">{' ' || string-join(?data?* ! ((f:o('drift.data.' || ?navn)[. ne ''], ?navn)[1] || ': ' || ?verdi), ', ')}</span></xsl:if></li>
            </xsl:for-each>
          </ul>
          <h2>{f:o('drift.versjoner')}</h2>
          <dl>
            <dt>{f:o('drift.tjenesten')}</dt><dd>{$s?motor}</dd>
            <dt>{f:o('drift.java')}</dt><dd>{$s?java}</dd>
            <dt>{f:o('drift.startet')}</dt><dd>{$s?startet}</dd>
            <dt>{f:o('drift.innlogging')}</dt><dd>{f:o(if ($s?innlogging) then 'drift.paa' else 'drift.av')}</dd>
          </dl>
          <h2>{f:o('drift.regelsett')}</h2>
          <table class="stabel">
            <thead><tr><xsl:for-each select="'pakke', 'versjon', 'gjelder', 'regler', 'sum'"><th scope="col">{f:o('drift.' || .)}</th></xsl:for-each></tr></thead>
            <tbody>
              <xsl:for-each select="$s?regelsett?*">
                <tr>
                  <th scope="row"><a href="{f:til('/regler#' || ?id)}" lang="nb">{?tittel}</a></th>
                  <td data-navn="{f:o('drift.versjon')}">{?versjon}</td>
                  <td data-navn="{f:o('drift.gjelder')}">{if (empty((?gyldigFra, ?gyldigTil))) then f:o('drift.alltid') else string-join((?gyldigFra ! f:o('drift.fra', .), ?gyldigTil ! f:o('drift.til', .)), ' ')}</td>
                  <td data-navn="{f:o('drift.regler')}">{?antallRegler}</td>
                  <td class="kode" data-navn="{f:o('drift.sum')}">{substring(?sha256, 1, 12)}</td>
                </tr>
              </xsl:for-each>
            </tbody>
          </table>
          <h2>{f:o('drift.lenker')}</h2>
          <ul class="lenkene"><xsl:for-each select="$lenker"><li><a href="{?til}">{f:o('drift.' || ?ord)}</a>{' '}<span class="kode dus">{?til}</span></li></xsl:for-each></ul>
        </main>
      </body>
    </html>
  </xsl:template>
</xsl:stylesheet>
