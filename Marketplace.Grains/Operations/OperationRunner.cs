using System.Diagnostics;
using Marketplace.Channels.Seam;
using Marketplace.Contracts.Sellers;
using Marketplace.Data.Operations;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Sellers;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Marketplace.Grains.Operations;

/// <summary>Runs one claimed operation and writes what came of it, together with what it changed, in one transaction.</summary>
internal sealed class OperationRunner(
    TenantDatabase database, OperationLog operations, IEnumerable<IOperationHandler> handlers, SellerNews news, TimeProvider time, ILogger<OperationRunner> log)
{
    private readonly Dictionary<OperationKind, IOperationHandler> _handlers = handlers.ToDictionary(h => h.Kind);

    /// <returns>The channel's "no", if it was one.</returns>
    public async Task<ChannelError?> RunAsync(OperationJob job)
    {
        var operation = job.Operation;
        using var activity = OperationMeters.Activities.StartActivity($"operation {operation.Kind}");
        activity?.SetTag("marketplace.operation.id", operation.Id).SetTag("marketplace.connection.id", job.Connection.ConnectionId);
        using var scope = log.BeginScope("Seller {SellerId}, connection {ConnectionId}, operation {OperationId}", job.Connection.SellerId, job.Connection.ConnectionId, operation.Id);
        try
        {
            var outcome = await AttemptAsync(job);
            if (outcome.Error is { } error)
                activity?.SetStatus(ActivityStatusCode.Error, error.Message);
            await SettleAsync(job, outcome);
            OperationMeters.Age.Record(
                (time.GetUtcNow() - operation.NotBefore).TotalSeconds,
                new("kind", operation.Kind.ToString()), new("channel", job.Connection.Channel.Id), new("outcome", outcome.Error?.Kind.ToString() ?? "done"));
            return outcome.Error;
        }
        catch (LeaseLostException)
        {
            log.LogInformation("Another activation has taken the operation over.");
            return null;
        }
        catch (OperationCanceledException) when (job.Connection.Stopping.IsCancellationRequested)
        {
            // It stays as it is; the next activation takes it back.
            return null;
        }
    }

    private async Task<OperationOutcome> AttemptAsync(OperationJob job)
    {
        try
        {
            return await _handlers[job.Operation.Kind].RunAsync(job, job.Connection.Stopping);
        }
        catch (Exception failure) when (failure is not (LeaseLostException or OperationCanceledException))
        {
            log.LogError(failure, "A {Kind} operation failed here.", job.Operation.Kind);
            return new ChannelError(ChannelErrorKind.Unknown, "Something went wrong on our side. It is tried again by itself.", "internal");
        }
    }

    private async Task SettleAsync(OperationJob job, OperationOutcome outcome)
    {
        if (outcome is { Error: null, Write: null })
        {
            if (!await operations.CompleteAsync(new(job.Connection.SellerId, job.Operation.Id, job.Lease)))
                throw new LeaseLostException();
        }
        else
        {
            await WriteAsync(job, outcome, job.Connection.Stopping);
        }

        await TellAsync(job);
    }

    private async Task WriteAsync(OperationJob job, OperationOutcome outcome, CancellationToken stopping)
    {
        await using var connection = await database.OpenAsync(job.Connection.SellerId, stopping);
        try
        {
            await WriteAsync(connection, job, outcome, stopping);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation && outcome.Error is not null)
        {
            // A newer operation of the same key was queued between looking for one and coming back beside it. Now it is seen.
            await WriteAsync(connection, job, outcome, stopping);
        }
    }

    private async Task WriteAsync(NpgsqlConnection connection, OperationJob job, OperationOutcome outcome, CancellationToken stopping)
    {
        var (operation, now) = (job.Operation, time.GetUtcNow());
        await using var transaction = await connection.BeginTransactionAsync(stopping);
        bool held;
        if (outcome.Error is not { } error)
        {
            held = await OperationStore.CompleteAsync(connection, operation.Id, job.Lease, now, stopping);
            if (held && outcome.Write is not null)
                await outcome.Write(connection, stopping);
        }
        else
        {
            var failure = new OperationFailure(error.Message, error.Code, error.Field);
            var retry = OperationRetry.After(error, operation, now);
            held = retry.NotBefore is { } notBefore
                ? await OperationStore.RetryAsync(connection, operation.Id, job.Lease, failure, retry.Counts, notBefore, now, stopping)
                : await OperationStore.GiveUpAsync(connection, operation.Id, job.Lease, failure, now, stopping);
            if (held && retry.NotBefore is null)
                await _handlers[operation.Kind].GaveUpAsync(connection, job, error.Message, now, stopping);
        }

        if (!held)
            throw new LeaseLostException();
        await transaction.CommitAsync(stopping);
    }

    private async Task TellAsync(OperationJob job)
    {
        var (seller, operation) = (job.Connection.SellerId, job.Operation);
        await news.TellAsync(seller, SellerEvents.OperationChanged, operation.Id);
        if (operation.ListingId is { } listing)
            await news.TellAsync(seller, SellerEvents.ListingChanged, listing);
        if (operation.OrderId is { } order)
            await news.TellAsync(seller, SellerEvents.OrderChanged, order);
        if (operation.Kind is OperationKind.Publish)
            await news.TellAsync(seller, SellerEvents.PublishProgress, job.Connection.ConnectionId);
    }
}
