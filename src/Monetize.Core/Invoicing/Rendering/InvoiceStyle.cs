namespace Monetize.Invoicing.Rendering;

/// <summary>
/// The style sheet of the HTML form: dark on white, figures aligned, rows that do not break over pages.
/// </summary>
internal static class InvoiceStyle
{
    public const string Sheet =
        """
        @page { margin: 16mm 14mm; }
        * { box-sizing: border-box; margin: 0; padding: 0; }
        html { -webkit-text-size-adjust: 100%; }
        body { background: #eef0f2; color: #1c1f23; font: 14px/1.5 "Helvetica Neue", Helvetica, Arial, "Noto Sans",
          "Liberation Sans", sans-serif; overflow-wrap: anywhere; }
        main { background: #fff; max-width: 820px; margin: 24px auto; padding: 48px; border-top: 6px solid #1f3a5f; }
        header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 16px 48px; margin-bottom: 36px; }
        h1 { font-size: 26px; line-height: 1.25; font-weight: 600; color: #1f3a5f; flex: 1 1 240px; }
        dl { flex: 0 1 300px; }
        dl div { display: flex; gap: 16px; justify-content: space-between; }
        dt, h2, .detail, thead th { color: #555c64; }
        dt { flex: none; }
        dd { text-align: right; }
        .parties { display: grid; grid-template-columns: 1fr 1fr; gap: 32px; margin-bottom: 36px; }
        address { font-style: normal; min-width: 0; }
        h2 { font-size: 12px; font-weight: 600; text-transform: uppercase; letter-spacing: .06em; margin-bottom: 4px; }
        .name { font-weight: 600; }
        address p, .lines p, .sums th { text-align: left; }
        table { width: 100%; border-collapse: collapse; }
        th { text-align: start; font-weight: 400; }
        thead { display: table-header-group; }
        thead th { font-size: 12px; font-weight: 600; border-bottom: 2px solid #1f3a5f; padding: 0 0 8px;
          overflow-wrap: normal; }
        td, tbody th { vertical-align: top; padding: 10px 0; }
        tr { break-inside: avoid; }
        .lines tbody tr { border-bottom: 1px solid #d5d9de; }
        .figure { text-align: right; font-variant-numeric: tabular-nums; padding-left: 24px; white-space: nowrap; }
        thead .figure { padding-left: 24px; }
        .lines td:nth-child(2) { white-space: normal; min-width: 90px; }
        .detail { font-size: 12px; font-variant-numeric: tabular-nums; }
        .sums { width: 62%; margin: 12px 0 0 auto; break-inside: avoid; }
        .sums th, .sums td { padding: 4px 0 4px 24px; }
        .sums th { padding-left: 0; }
        .total th, .total td { font-weight: 700; font-size: 16px; border-top: 2px solid #1f3a5f; padding-top: 8px; }
        footer { margin-top: 40px; padding-top: 16px; border-top: 1px solid #d5d9de; color: #40464d; }
        footer p + p { margin-top: 8px; }
        @media (max-width: 600px) {
          main { margin: 0; padding: 24px 16px; }
          dl { flex-basis: 100%; }
          .parties { grid-template-columns: 1fr; }
          .sums { width: 100%; }
          .figure, thead .figure { padding-left: 12px; }
        }
        @media print {
          body { background: #fff; font-size: 12px; }
          main { max-width: none; margin: 0; padding: 0; border-top: 0; }
          .parties { grid-template-columns: 1fr 1fr; }
          .sums { width: 62%; }
        }

        """;
}
