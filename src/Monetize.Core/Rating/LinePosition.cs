namespace Monetize.Rating;

/// <summary>Which of several lines of one charge and period a line is.</summary>
public enum LinePosition
{
    /// <summary>The only one: a minimum is owed with it.</summary>
    Single,

    /// <summary>One that others follow: no minimum is owed yet.</summary>
    Mid,

    /// <summary>The last one: a minimum is owed with it, less what was booked before.</summary>
    Last,
}
