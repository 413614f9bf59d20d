<?xml version="1.0" encoding="UTF-8"?>
<!-- Clause by clause: which rules answer for it, or why none can. -->
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
        <title>Dekning – Meldingsvakt</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <link rel="stylesheet" href="/meldingsvakt.css"/>
      </head>
      <body>
        <nav><a href="/">Meldingsvakt</a><a href="/regler">Regler</a><a href="/regler/dekning">Dekning</a><a href="/q/swagger-ui">Prøv en melding</a></nav>
        <main>
          <h1>Dekning</h1>
          <p class="dus">Hva retningslinjene ber om, punkt for punkt, med våre ord: hvilke regler som kontrollerer det, eller hvorfor meldinger ikke kan vise det.</p>
          <xsl:for-each select="$s?dokumenter?*">
            <xsl:variable name="alle" select="?punkter?*"/>
            <h2>{?dokument}</h2>
            <p class="dus liten">{?utgiver}. {count($alle)} punkter: {count($alle[exists(?regler?*)])} med regler på meldingen, {count($alle[empty(?regler?*) and exists(?forlop?*)])} med regler på forløpet alene, {count($alle[empty(?regler?*) and empty(?forlop?*)])} som meldinger ikke kan vise.</p>
            <table>
              <tr><th>Punkt</th><th>Krav</th><th>Kontrolleres av</th><th>Kan ikke kontrolleres</th></tr>
              <xsl:for-each select="$alle">
                <tr>
                  <td class="smal">{?punkt}</td>
                  <td>{?krav}</td>
                  <td class="kode">
                    <xsl:for-each select="?regler?*, ?forlop?*">
                      <xsl:choose>
                        <xsl:when test=". = $s?kjente?*"><a href="/regler/{.}">{.}</a></xsl:when>
                        <xsl:otherwise><span class="dus">{.}</span></xsl:otherwise>
                      </xsl:choose>
                      <br/>
                    </xsl:for-each>
                  </td>
                  <td class="liten dus">{?grunn}</td>
                </tr>
              </xsl:for-each>
            </table>
          </xsl:for-each>
          <p class="dus liten">Regler uten lenke gjelder pasientforløpet, og leser flere meldinger sammen.</p>
        </main>
      </body>
    </html>
  </xsl:template>
</xsl:stylesheet>
