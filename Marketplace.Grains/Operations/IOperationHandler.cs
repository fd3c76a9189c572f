using Marketplace.Channels.Seam;
using Marketplace.Data.Operations;
using Marketplace.Grains.Connections;
using Npgsql;

namespace Marketplace.Grains.Operations;

/// <summary>Does one kind of operation. It may run again after a crash or an unknown outcome, so its effect on the channel happens once however often it runs.</summary>
internal interface IOperationHandler
{
    OperationKind Kind { get; }

    Task<OperationOutcome> RunAsync(OperationJob job, CancellationToken cancellationToken);

    /// <summary>Writes what it means that the operation gave up, in the transaction that notes it.</summary>
    Task GaveUpAsync(NpgsqlConnection database, OperationJob job, string error, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <param name="Lease">Of the activation that runs it; whoever has lost it writes nothing.</param>
internal sealed record OperationJob(ConnectionContext Connection, ClaimedOperation Operation, Guid Lease)
{
    public Guid ListingId => Operation.ListingId ?? throw new InvalidOperationException($"The {Operation.Kind} operation {Operation.Id} names no listing.");

    public Guid OrderId => Operation.OrderId ?? throw new InvalidOperationException($"The {Operation.Kind} operation {Operation.Id} names no order.");
}

/// <summary>What came of it: an error, or what is to be written in the transaction that notes it as done.</summary>
internal sealed record OperationOutcome(ChannelError? Error, Func<NpgsqlConnection, CancellationToken, Task>? Write)
{
    public static OperationOutcome Done(Func<NpgsqlConnection, CancellationToken, Task>? write = null) => new(null, write);

    public static implicit operator OperationOutcome(ChannelError error) => new(error, null);
}

/// <summary>Another activation has taken the operation over.</summary>
internal sealed class LeaseLostException : Exception
{
    public LeaseLostException() : base("Another activation has taken the operation over.") { }

    public LeaseLostException(string message) : base(message) { }

    public LeaseLostException(string message, Exception innerException) : base(message, innerException) { }
}
