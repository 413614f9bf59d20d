<?xml version="1.0" encoding="UTF-8"?>
<!-- One rule: what it asks, what it says when broken, and its two examples. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:array="http://www.w3.org/2005/xpath-functions/array"
                exclude-result-prefixes="#all" expand-text="yes">
  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no"/>
  <xsl:param name="json" as="xs:string"/>
  <xsl:variable name="s" select="parse-json($json)" as="map(*)"/>
  <xsl:variable name="vekter" select="map {'AVVISES': 'Avvises', 'FEIL': 'Feil', 'ADVARSEL': 'Advarsel', 'MERKNAD': 'Merknad'}"/>
  <xsl:variable name="r" select="$s?regel"/>

  <xsl:template name="xsl:initial-template">
    <html lang="nb">
      <head>
        <title>{$r?id} – Meldingsvakt</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <link rel="stylesheet" href="/meldingsvakt.css"/>
      </head>
      <body>
        <nav><a href="/">Meldingsvakt</a><a href="/opphold">Opphold</a><a href="/regler">Regler</a><a href="/regler/dekning">Dekning</a><a href="/q/swagger-ui">Prøv en melding</a></nav>
        <main>
          <p class="kode dus">{$r?id}</p>
          <h1>{$r?tittel}</h1>
          <xsl:if test="exists($r?utgatt)">
            <div class="kort"><p><span class="vekt">Utgått</span> – regelen kontrolleres ikke.</p><p><strong>Hvorfor den er utgått:</strong> {$r?utgatt}</p></div>
          </xsl:if>
          <xsl:for-each select="$r?paastander?*">
            <xsl:variable name="id" select="?id"/>
            <div class="kort {?alvorlighet}">
              <p><span class="vekt">{$vekter(?alvorlighet)}</span>{' '}<span class="kode">{?id}</span>{' '}
                <xsl:if test="?tolkning"><span class="merke">tolkning</span></xsl:if>
                <xsl:if test="?heuristisk"><span class="merke">leser fritekst</span></xsl:if>
                <xsl:if test="exists(?apprec)"><span class="merke">AppRec {?apprec}</span></xsl:if>
                <xsl:if test="exists(?virketid)"><span class="merke">gjelder<xsl:value-of select="?virketid?fra ! (' fra ' || .), ?virketid?til ! (' til og med ' || .)" separator=""/></span></xsl:if>
                <xsl:if test="exists(?undertrykt)"><span class="merke">stilnet til {?undertrykt?til}: {?undertrykt?grunn}</span></xsl:if>
              </p>
              <p><strong>Krav:</strong> {?krav}</p>
              <xsl:if test="exists(?virketid)"><p class="liten"><strong>Virketid:</strong> {?virketid?kilde}</p></xsl:if>
              <p><strong>Når det brytes:</strong> {?tekst}</p>
              <xsl:if test="exists(?teknisk)"><p class="liten"><strong>For den som retter avsendersystemet:</strong> {?teknisk}</p></xsl:if>
              <p class="dus liten" lang="nn">{$s?nynorsk?paastander?*[?id = $id]?tekst}</p>
              <p class="dus liten" lang="en">{$s?engelsk?paastander?*[?id = $id]?tekst}</p>
              <p class="dus liten">Kilde: {?kilde}</p>
            </div>
          </xsl:for-each>
          <dl>
            <dt>Regelsett</dt><dd><a href="/regler#{$r?pakke}">{$s?regelsett?tittel}</a>, versjon {$s?regelsett?versjon}</dd>
            <dt>Gjelder</dt><dd class="kode">{string-join($r?gjelder?*, ', ')}</dd>
            <xsl:if test="exists($r?alias?*)"><dt>Også kjent som</dt><dd class="kode">{string-join($r?alias?*, ', ')}</dd></xsl:if>
            <xsl:for-each select="$r?parametre?*">
              <dt>Parameter <span class="kode">{?navn}</span></dt>
              <dd>{?standard}{if (?tolkning) then ' (tolkning)' else ''} – {?tekst}</dd>
            </xsl:for-each>
          </dl>
          <xsl:if test="normalize-space(string($r?hvorfor)) ne ''"><h2>Hvorfor</h2><p>{$r?hvorfor}</p></xsl:if>
          <xsl:if test="exists($s?historikk) and array:size($s?historikk) gt 0">
            <h2>Historikk</h2><ul><xsl:for-each select="$s?historikk?*"><li>{.}</li></xsl:for-each></ul>
          </xsl:if>
          <xsl:if test="exists($s?eksempler) and map:size($s?eksempler) gt 0">
            <h2>Eksempler</h2>
            <div class="to">
              <xsl:for-each select="map:keys($s?eksempler) => sort()">
                <div><p class="dus liten">{if (starts-with(., 'ugyldig')) then 'Bryter regelen' else 'Oppfyller regelen'}</p><pre>{$s?eksempler(.)}</pre></div>
              </xsl:for-each>
            </div>
          </xsl:if>
        </main>
      </body>
    </html>
  </xsl:template>
</xsl:stylesheet>
