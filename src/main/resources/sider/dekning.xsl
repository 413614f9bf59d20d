<?xml version="1.0" encoding="UTF-8"?>
<!-- Document by document and clause by clause: which rules in force answer for it, what is not answered for yet, and what messages cannot show, and why. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                exclude-result-prefixes="#all" expand-text="yes">
  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no"/>
  <xsl:param name="json" as="xs:string"/>
  <xsl:variable name="s" select="parse-json($json)" as="map(*)"/>
  <xsl:variable name="tilstander" select="map {'KONTROLLERES': 'Kontrolleres', 'IKKE_ENNA': 'Ikke ennå', 'KAN_IKKE': 'Kan ikke'}"/>
  <xsl:variable name="statuser" select="map {'i-bruk': 'I bruk', 'ikke-kjent': 'Ikke kjent etter 2019', 'trukket-tilbake': 'Trukket tilbake', 'erstattet': 'Erstattet'}"/>

  <xsl:template name="xsl:initial-template">
    <html lang="nb">
      <head>
        <title>Dekning – Meldingsvakt</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <link rel="stylesheet" href="/meldingsvakt.css"/>
      </head>
      <body>
        <nav><a href="/">Meldingsvakt</a><a href="/opphold">Opphold</a><a href="/regler">Regler</a><a href="/regler/dekning">Dekning</a><a href="/q/swagger-ui">Prøv en melding</a></nav>
        <main>
          <h1>Dekning</h1>
          <p class="dus">Hva standardene og retningslinjene ber om, punkt for punkt, med våre ord. <b class="KONTROLLERES vekt">Kontrolleres</b>: en regel som er i bruk, eller skjemaet, svarer for punktet, helt eller delvis. <b class="IKKE_ENNA vekt">Ikke ennå</b>: ingen regel svarer for det. <b class="KAN_IKKE vekt">Kan ikke</b>: meldinger viser det ikke, og grunnen står ved punktet.</p>
          <table class="tall">
            <tr><th>Dokument</th><th>Ajour per</th><th>Punkter</th><th>Kontrolleres</th><th>Ikke ennå</th><th>Kan ikke</th></tr>
            <xsl:for-each select="$s?dokumenter?*">
              <tr>
                <td><a href="#dokument-{position()}">{?dokument}</a></td>
                <td class="smal">{xs:date(?ajour) => format-date('[D01].[M01].[Y0001]')}</td>
                <xsl:call-template name="antall"><xsl:with-param name="a" select="?antall"/></xsl:call-template>
              </tr>
            </xsl:for-each>
            <tr class="sum">
              <td>Til sammen</td><td/>
              <xsl:call-template name="antall"><xsl:with-param name="a" select="$s?sum"/></xsl:call-template>
            </tr>
          </table>
          <xsl:for-each select="$s?dokumenter?*">
            <h2 id="dokument-{position()}">{?dokument}</h2>
            <p class="dus liten">{?utgiver ! (. || '. ')}Ajour per {xs:date(?ajour) => format-date('[D01].[M01].[Y0001]')}. {?antall?punkter} punkter: {?antall?kontrolleres} kontrolleres, {?antall?ikkeEnna} ikke ennå, {?antall?kanIkke} kan ikke.</p>
            <table>
              <tr><th>Punkt</th><th>Krav</th><th>Tilstand</th><th>Regler og grunner</th></tr>
              <xsl:for-each select="?punkter?*">
                <tr>
                  <td class="punkt">{?punkt}</td>
                  <td>{?krav}<xsl:for-each select="?kilde"><br/><span class="dus liten">{.}</span></xsl:for-each></td>
                  <td class="smal {?tilstand}"><span class="vekt">{$tilstander(?tilstand)}</span></td>
                  <td class="svar">
                    <xsl:for-each select="?regler?*"><a class="kode" href="/regler/{encode-for-uri(.)}">{.}</a>{' '}</xsl:for-each>
                    <xsl:if test="?skjema"><span class="merke">Skjemaet</span></xsl:if>
                    <xsl:for-each select="?grunn"><div class="liten dus">{.}</div></xsl:for-each>
                  </td>
                </tr>
              </xsl:for-each>
            </table>
          </xsl:for-each>
          <h2 id="kilder">Dokumentene reglene hviler på</h2>
          <p class="dus liten">Om dokumentet gjelder, så langt det er kjent. Hviler en regel bare på noe som er trukket tilbake, sier den hvorfor den gjelder.</p>
          <table>
            <tr><th>Dokument</th><th>Tittel</th><th>Status</th><th>Kilde for statusen</th></tr>
            <xsl:for-each select="$s?kilder?*">
              <tr>
                <td class="punkt">{?id}</td>
                <td>{?tittel}</td>
                <td>{$statuser(?status)}{?dato ! (' ' || .)}{let $ord := if (?status = 'erstattet') then ' av ' else '; i stedet: ' return ?av ! ($ord || .)}</td>
                <td class="liten dus">{?kilde}</td>
              </tr>
            </xsl:for-each>
          </table>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="antall">
    <xsl:param name="a" as="map(*)"/>
    <td>{$a?punkter}</td><td>{$a?kontrolleres}</td><td>{$a?ikkeEnna}</td><td>{$a?kanIkke}</td>
  </xsl:template>
</xsl:stylesheet>
