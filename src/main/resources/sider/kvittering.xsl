<?xml version="1.0" encoding="UTF-8"?>
<!-- The receipt as a page: from the JSON of the contract, so that the page can show nothing the contract does not hold. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                exclude-result-prefixes="#all" expand-text="yes">
  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="yes"/>
  <xsl:param name="json" as="xs:string"/>
  <xsl:variable name="k" select="parse-json($json)" as="map(*)"/>

  <xsl:variable name="dommer" select="map {
      'GODTATT': ('Godtatt', 'Meldingen er mottatt og godtatt. Det er ingenting å bemerke.'),
      'GODTATT_MED_AVVIK': ('Godtatt med avvik', 'Meldingen er mottatt og godtatt, men ikke alt er slik standarder og avtaler krever.'),
      'AVVIST': ('Avvist', 'Meldingen er avvist av tekniske grunner. Den må rettes og sendes på nytt med ny meldings-id.'),
      'IKKE_VURDERT': ('Ikke vurdert', 'Noe sviktet hos oss, så meldingen er ikke vurdert. Avsenderen har ikke gjort noe galt.') }"/>
  <xsl:variable name="vekter" select="map {
      'AVVISES': 'Avvises', 'FEIL': 'Feil', 'ADVARSEL': 'Advarsel', 'MERKNAD': 'Merknad' }"/>

  <xsl:template name="xsl:initial-template">
    <html lang="nb">
      <head>
        <title>Kvittering – {$dommer($k?status)[1]}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="robots" content="noindex"/>
        <style>
          :root {{ color-scheme: light; --blekk: #1d2733; --dus: #5b6875; --linje: #d9dfe5; --flate: #f5f7f9; }}
          body {{ margin: 0; font: 16px/1.5 system-ui, "Segoe UI", "Liberation Sans", sans-serif; color: var(--blekk); background: var(--flate); }}
          main {{ max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }}
          h1 {{ margin: 0; font-size: 1.6rem; }}
          h2 {{ margin: 2.25rem 0 .75rem; font-size: 1.15rem; }}
          .dom {{ border-left: .5rem solid var(--farge); background: #fff; padding: 1.25rem 1.5rem; border-radius: .25rem; }}
          .dom p {{ margin: .25rem 0 0; }}
          .GODTATT {{ --farge: #1a7f4b; }} .GODTATT_MED_AVVIK {{ --farge: #b77900; }}
          .AVVIST {{ --farge: #b3261e; }} .IKKE_VURDERT {{ --farge: #5b6875; }}
          dl {{ display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; margin: 0; background: #fff; padding: 1rem 1.5rem; border-radius: .25rem; }}
          dt {{ color: var(--dus); }} dd {{ margin: 0; overflow-wrap: anywhere; }}
          ol {{ list-style: none; margin: 0; padding: 0; }}
          li.avvik {{ background: #fff; border-radius: .25rem; padding: 1rem 1.5rem; margin-bottom: .75rem; border-left: .25rem solid var(--farge); }}
          li.avvik > p {{ margin: .35rem 0 0; }}
          .FEIL {{ --farge: #c2410c; }} .AVVISES {{ --farge: #b3261e; }} .ADVARSEL {{ --farge: #b77900; }} .MERKNAD {{ --farge: #3867a8; }}
          .vekt {{ display: inline-block; min-width: 5.5rem; font-weight: 600; color: var(--farge); }}
          a.regel {{ color: inherit; }}
          .regel {{ font-family: ui-monospace, "Liberation Mono", monospace; font-size: .9em; }}
          .dus {{ color: var(--dus); font-size: .9rem; overflow-wrap: anywhere; }}
          details {{ margin-top: .35rem; }} summary {{ cursor: pointer; color: var(--dus); font-size: .9rem; }}
          table {{ border-collapse: collapse; background: #fff; width: 100%; border-radius: .25rem; }}
          th, td {{ text-align: left; padding: .5rem 1rem; border-bottom: 1px solid var(--linje); font-weight: normal; }}
          th {{ color: var(--dus); }}
          footer {{ margin-top: 2.5rem; color: var(--dus); font-size: .85rem; overflow-wrap: anywhere; }}
        </style>
      </head>
      <body>
        <main>
          <div class="dom {$k?status}">
            <h1>{$dommer($k?status)[1]}</h1>
            <p>{$dommer($k?status)[2]}</p>
          </div>
          <xsl:if test="exists($k?melding)">
            <xsl:call-template name="melding"/>
          </xsl:if>
          <xsl:call-template name="avvik"/>
          <xsl:if test="map:contains($k, 'ikkeVurdert')">
            <h2>Dette sviktet hos oss</h2>
            <ul>
              <xsl:for-each select="$k?ikkeVurdert?*">
                <li><span class="regel">{?regel}</span>: {?arsak}</li>
              </xsl:for-each>
            </ul>
          </xsl:if>
          <xsl:call-template name="apprec"/>
          <footer>
            <p>Vurdert {$k?vurdert} av {$k?motor}, kvittering {$k?id}.</p>
            <p>Regelsett: {string-join($k?regelsett?* ! (?id || ' ' || ?versjon || ' (' || substring(?sha256, 1, 12) || ')'), ', ')}</p>
          </footer>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="melding">
    <xsl:variable name="m" select="$k?melding"/>
    <h2>Meldingen</h2>
    <dl>
      <dt>Type</dt><dd>{($m?type, 'ikke oppgitt')[1]}</dd>
      <dt>Standard</dt><dd>{if (exists($m?standard)) then $m?standard || ' ' || $m?versjon else 'ukjent'}</dd>
      <dt>Meldings-id</dt><dd>{($m?msgId, 'ikke oppgitt')[1]}</dd>
      <dt>Sendt</dt><dd>{($m?sendt, 'ikke oppgitt')[1]}</dd>
      <dt>Fra</dt><dd><xsl:call-template name="part"><xsl:with-param name="p" select="$m?avsender"/></xsl:call-template></dd>
      <xsl:for-each select="$m?mottakere?*">
        <dt>{if (?rolle = 'COP') then 'Kopi til' else 'Til'}</dt>
        <dd><xsl:call-template name="part"><xsl:with-param name="p" select="."/></xsl:call-template></dd>
      </xsl:for-each>
    </dl>
  </xsl:template>

  <xsl:template name="part">
    <xsl:param name="p" as="map(*)?"/>
    <xsl:choose>
      <xsl:when test="empty($p)">ikke oppgitt</xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="string-join(($p, $p?tjeneste) ! ((?navn, 'uten navn')[1] || (if (exists(?herId)) then ' (HER-id ' || ?herId || ')' else '')), ', ')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="avvik">
    <xsl:variable name="antall" select="sum($k?antallAvvik?*)"/>
    <h2>{if ($antall = 0) then 'Ingen avvik' else if ($antall = 1) then 'Ett avvik' else xs:integer($antall) || ' avvik'}</h2>
    <xsl:if test="$antall > count($k?avvik?*)">
      <p class="dus">De {count($k?avvik?*)} første vises.</p>
    </xsl:if>
    <ol>
      <xsl:for-each select="$k?avvik?*">
        <li class="avvik {?alvorlighet}">
          <span class="vekt">{$vekter(?alvorlighet)}</span>
          <a class="regel" href="/regler/{?regel}">{?regel}</a>
          <p>{?tekst}</p>
          <p class="dus">{?kilde}{if (?tolkning) then ' (tolkning)' else ''}{if (exists(?sted?linje)) then ' · linje ' || xs:integer(?sted?linje) || ', kolonne ' || xs:integer((?sted?kolonne, 0)[1]) else ''}{if (exists(?funnet)) then ' · funnet: ' || ?funnet else ''}{if (exists(?apprec)) then ' · kode ' || ?apprec else ''}</p>
          <xsl:if test="exists((?teknisk, ?sted?xpath))">
            <details>
              <summary>For den som retter avsendersystemet</summary>
              <p class="dus">{?teknisk}</p>
              <p class="dus regel">{?sted?xpath}</p>
            </details>
          </xsl:if>
        </li>
      </xsl:for-each>
    </ol>
  </xsl:template>

  <xsl:template name="apprec">
    <h2>Applikasjonskvittering</h2>
    <xsl:choose>
      <xsl:when test="empty($k?apprec?*)"><p>Det sendes ingen applikasjonskvittering på denne meldingen.</p></xsl:when>
      <xsl:otherwise>
        <table>
          <tr><th>Fra mottaker</th><th>Versjon</th><th>Status</th><th>Koder</th></tr>
          <xsl:for-each select="$k?apprec?*">
            <tr>
              <td>{?rolle}</td><td>{?versjon}</td>
              <td>{if (?status = '1') then '1 OK' else '2 Avvist'}</td>
              <td>{string-join(?feil?*, ', ')}</td>
            </tr>
          </xsl:for-each>
        </table>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
