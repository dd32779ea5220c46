using System.CommandLine;
using Monetize.Billing.Reading;
using Monetize.Cli.Output;
using Monetize.Cli.Stores;
using Monetize.Errors;

namespace Monetize.Cli.Commands;

/// <summary>The invoice that an argument names.</summary>
internal static class InvoiceNumberArgument
{
    /// <summary>Makes the argument.</summary>
    public static Argument<string> Argument()
    {
        var argument = new Argument<string>("NUMBER") { Description = "The invoice, such as INV-000001." };
        argument.Validators.Add(static result =>
        {
            if (result.Tokens is [{ Value: var text }] && string.IsNullOrWhiteSpace(text))
            {
                result.AddError("NUMBER is empty; name an invoice.");
            }
        });
        return argument;
    }

    /// <summary>The invoice in a store.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static StoredInvoice Find(OpenBilling billing, string number) =>
        OpenBilling.Wait(billing.Invoices.FindAsync(number))
        ?? throw CommandException.BadArguments(
            $"{ErrorCodes.UnknownInvoice}: There is no invoice {Safe.Quoted(number)}; correct the number.");
}
