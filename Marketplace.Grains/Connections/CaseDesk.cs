using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;
using Marketplace.Grains.Orders;

namespace Marketplace.Grains.Connections;

/// <summary>What a connection's buyers have opened, which is the channel's: nothing of it is stored here but what it does to orders.</summary>
internal sealed class CaseDesk(AnswerCache cache, OrderIntake orders)
{
    private static readonly TimeSpan _keep = TimeSpan.FromMinutes(2);

    private const string Question = "cases";

    public async Task<CasesAnswer> ReadAsync(ConnectionContext connection, ISettleCases channel)
    {
        var (cases, problem) = await cache.ReadAsync(connection, Question, _keep, channel.ReadCasesAsync);
        return new CasesAnswer(
            cases?.Select(c => new RemoteCase(c.Id, c.Kind, c.OrderRemoteId, c.Reason, c.Amount, c.Currency, c.Waits, c.OpenedAt, c.AnswerBy, c.Answers)).ToArray(), problem);
    }

    public async Task<ChannelProblem?> AnswerAsync(ConnectionContext connection, ISettleCases channel, CaseReply reply)
    {
        if (connection.Unusable() is { } problem)
            return problem;
        var answer = new CaseAnswer(reply.Kind, reply.CaseId, reply.Answer, reply.Amount, reply.Carrier, reply.TrackingNumber, reply.Comment);
        try
        {
            var answered = await channel.AnswerCaseAsync(connection.Session(), answer, connection.Stopping);
            if (!answered.Succeeded)
                return answered.Error.ToProblem();
            // The seller sees at once what became of the order. Where that fails, the next sync brings it: the channel counts it as changed.
            if (connection.Channel is IPullOrders reader)
                await orders.TakeAsync(connection, reader, answered.Value.OrderRemoteId, connection.Stopping);
            return null;
        }
        finally
        {
            // Whatever the channel answers, it may have done it.
            await cache.ForgetAsync(connection, Question);
        }
    }
}
