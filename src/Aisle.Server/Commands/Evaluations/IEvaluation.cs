namespace Aisle.Server.Commands.Evaluations;

/// <summary>
/// One kind of judged data. It reads the data's file format and asks the product's own code; what it yields becomes one line of
/// JSON each. It sees no judgement: labels in the file are never read.
/// </summary>
internal interface IEvaluation
{
    string Name { get; }

    string Description { get; }

    /// <summary>What --data is, for help and errors: "A CSV or TSV file with ...".</summary>
    string Data { get; }

    /// <exception cref="JudgedDataException">The data is not what <see cref="Data"/> says.</exception>
    IAsyncEnumerable<object> PredictAsync(string data, CancellationToken cancellationToken);
}

/// <summary>The data can't be read as what it should be; the message says where and why, for a person.</summary>
internal sealed class JudgedDataException(string message) : Exception(message);
