<?xml version="1.0" encoding="UTF-8"?>
<!-- All rules, pack by pack. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                exclude-result-prefixes="#all" expand-text="yes">
  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no"/>
  <xsl:param name="json" as="xs:string"/>
  <xsl:variable name="s" select="parse-json($json)" as="map(*)"/>
  <xsl:variable name="vekter" select="map {'AVVISES': 'Avvises', 'FEIL': 'Feil', 'ADVARSEL': 'Advarsel', 'MERKNAD': 'Merknad'}"/>

  <xsl:template name="xsl:initial-template">
    <html lang="nb">
      <head>
        <title>Regler – Meldingsvakt</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <!-- Outside the service, what the page needs is in it. -->
        <xsl:choose>
          <xsl:when test="exists($s?stil)"><style>{$s?stil}</style></xsl:when>
          <xsl:otherwise><link rel="stylesheet" href="/meldingsvakt.css"/></xsl:otherwise>
        </xsl:choose>
      </head>
      <body>
        <xsl:if test="empty($s?stil)"><nav><a href="/">Meldingsvakt</a><a href="/opphold">Opphold</a><a href="/regler">Regler</a><a href="/regler/dekning">Dekning</a><a href="/q/swagger-ui">Prøv en melding</a></nav></xsl:if>
        <main>
          <h1>Regler</h1>
          <p class="dus">{count($s?regler?*[empty(?utgatt)])} regler i {count($s?regelsett?*)} regelsett{let $n := count($s?regler?*[exists(?utgatt)]) return if ($n gt 0) then ', og ' || $n || ' utgåtte, som ikke kontrolleres' else ''}. Bare tekniske grunner avviser en melding; alt annet meldes som avvik.</p>
          <xsl:for-each select="$s?regelsett?*">
            <xsl:variable name="p" select="."/>
            <h2 id="{?id}">{?tittel}</h2>
            <p class="dus liten">{?kilde}. Versjon {?versjon}{if (exists(?gyldigFra)) then ', gjelder fra ' || ?gyldigFra else ''}{if (exists(?gyldigTil)) then ', gjelder til ' || ?gyldigTil else ''}. Regelsett <span class="kode">{?id}</span>.</p>
            <table>
              <tr><th>Regel</th><th>Hva den sier</th><th>Følge</th><th>Gjelder</th></tr>
              <xsl:for-each select="$s?regler?*[?pakke = $p?id]">
                <xsl:variable name="verst" select="sort(distinct-values(?paastander?*?alvorlighet), (), function($v) {index-of(('AVVISES', 'FEIL', 'ADVARSEL', 'MERKNAD'), $v)})[1]"/>
                <tr>
                  <td class="smal kode"><xsl:choose><xsl:when test="exists($s?stil)">{?id}</xsl:when><xsl:otherwise><a href="/regler/{?id}">{?id}</a></xsl:otherwise></xsl:choose></td>
                  <td>{?tittel}<br/><span class="dus liten">{distinct-values(?paastander?*?kilde) => string-join('; ')}</span></td>
                  <td class="smal {$verst}"><span class="vekt">{if (exists(?utgatt)) then 'Utgått' else $vekter($verst)}</span></td>
                  <td class="liten dus">{string-join(?gjelder?*, ', ')}</td>
                </tr>
              </xsl:for-each>
            </table>
          </xsl:for-each>
        </main>
      </body>
    </html>
  </xsl:template>
</xsl:stylesheet>
