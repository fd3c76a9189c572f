using Marketplace.Api.Errors;
using Marketplace.Contracts;
using Marketplace.Contracts.Inventory;
using Marketplace.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using Orleans.Storage;

namespace Marketplace.Api.Inventory;

/// <summary>Brings a movement to the grain of its SKU, and the grain's answer to the client.</summary>
internal sealed class StockDesk(CurrentSeller seller, SkuDirectory skus, IGrainFactory grains)
{
    /// <summary>Of a caller's key.</summary>
    private const int MaxKey = 200;

    public async Task<IResult> ApplyAsync(string sku, InventoryCommand command, CancellationToken cancellationToken)
    {
        if (command.Key.Length - command.Key.IndexOf(':', StringComparison.Ordinal) - 1 > MaxKey)
        {
            return FieldProblem.Of("key", $"At most {MaxKey} characters.");
        }

        if (FieldWithNul(command) is { } field)
        {
            return FieldProblem.Of(field, "A character with the code 0 is no text.");
        }

        if (await FindAndApplyAsync(sku, command with { Sku = sku }, cancellationToken) is not { } result)
        {
            return TypedResults.NotFound();
        }

        return result.Outcome switch
        {
            InventoryOutcome.Done or InventoryOutcome.Repeated => TypedResults.Ok(new InventoryAnswer(
                result.Outcome is InventoryOutcome.Done ? "done" : "repeated", result.ReservationId, result.Level.OnHand, result.Level.Reserved, result.Level.Available)),
            InventoryOutcome.Insufficient => Refused("insufficient-stock", $"Only {result.Level.Available} of {sku} are available.", result.Level),
            InventoryOutcome.UnknownReservation when command.Kind is InventoryCommandKind.Reopen => Refused(
                "unknown-reservation", "The reservation is not committed: it is held still, or was released, expired or reopened before.", result.Level),
            InventoryOutcome.UnknownReservation => Refused("unknown-reservation", "The reservation is not held: it is committed, released or expired.", result.Level),
            InventoryOutcome.Composed => Refused("bundle-stock", $"{sku} is a bundle: its stock is that of its components.", result.Level),
            _ => throw new InvalidOperationException($"{command.Kind} cannot end as {result.Outcome}."),
        };
    }

    /// <summary>PostgreSQL keeps no such character: it would fail the whole batch, and with it the commands of others.</summary>
    private static string? FieldWithNul(InventoryCommand command) =>
        command.Key.Contains('\0', StringComparison.Ordinal) ? "key"
        : command.Reference?.Contains('\0', StringComparison.Ordinal) is true ? "reference"
        : command.Note?.Contains('\0', StringComparison.Ordinal) is true ? "note"
        : null;

    /// <summary>The item that is remembered may have got another SKU or be gone; then the database knows.</summary>
    /// <returns>Null: the seller has no such SKU.</returns>
    private async Task<InventoryResult?> FindAndApplyAsync(string sku, InventoryCommand command, CancellationToken cancellationToken) =>
        skus.Recall(seller.Id, sku) is { } remembered && await TryApplyAsync(remembered, command) is { } result ? result
        : await skus.FindAsync(seller.Id, sku, cancellationToken) is { } found ? await TryApplyAsync(found, command)
        : null;

    /// <returns>Null: the item does not have the command's SKU, or there is no such item.</returns>
    private async Task<InventoryResult?> TryApplyAsync(Guid itemId, InventoryCommand command)
    {
        try
        {
            var result = await ApplyAsync(grains.GetGrain<IInventoryGrain>(itemId), command);
            return result.Outcome is InventoryOutcome.AnotherSku ? null : result;
        }
        catch (NotFoundException)
        {
            return null;
        }
    }

    /// <summary>An activation that was overtaken by another refuses; the same command goes to the new one, and its key makes it happen once.</summary>
    private static async Task<InventoryResult> ApplyAsync(IInventoryGrain item, InventoryCommand command)
    {
        try
        {
            return await item.Apply(command);
        }
        catch (InconsistentStateException)
        {
            return await item.Apply(command);
        }
    }

    private static ProblemHttpResult Refused(string type, string detail, StockLevel level) => TypedResults.Problem(
        detail, statusCode: StatusCodes.Status409Conflict, type: $"urn:marketplace:problem:{type}",
        extensions: new Dictionary<string, object?> { ["onHand"] = level.OnHand, ["reserved"] = level.Reserved, ["available"] = level.Available });
}
